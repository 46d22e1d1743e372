"""Levels and credits from one system to another, by rows that somebody published; every row has a source and a grade.

:mod:`.tables` holds the rows, :mod:`.lint` and :mod:`.shapes` check them, :mod:`.names` finds what somebody wrote;
:mod:`.levels` reads levels (:mod:`.uris` those of EU Vocabularies) and :mod:`.eqf` converts them; :mod:`.credits` gives
hours, :mod:`.ects` the size in ECTS; :mod:`.consistency` sees what does not fit together; :mod:`.page` says all that
can be said of one level or amount. The rules that docstrings name:

1. Exact numbers; an open end is open; only what is shown is rounded, and outward.
2. Ranges multiply end by end; division swaps the ends.
3. All of a value inside a limit: met; none of it: not met; else unknown.
4. Hours: the stated total, weeks by load, the provider's own figure, the country's row, the general row, contact.
5. Several derived values are intersected; where nothing is left, all between them stays open, with a warning.
6. Credit to ECTS is everything between all published routes.
7. Never hours to credit, contact to total, credit to level, recommendation to credit, points to another's points.
8. Figures that do not fit together are named, with a guess at the cause, and change nothing.
9. A stated EQF level, then a framework's row, then the words of an award; unlevelled and unmapped are unknown.
10. Several levels are a set; a range of levels is the set between.
11. A name that several bear goes by the country; a bare number is no level.
12. The scale and the row of the day.
13. The weakest grade of the rows used; what is from memory is unknown, and says what it would be.
14. A country's row from memory only shows; the general row decides.
15. Every way is told in words, with its sources.
"""
