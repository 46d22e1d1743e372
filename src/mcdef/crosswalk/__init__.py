"""Levels and credits from one system to another, by rows that somebody published; every row has a source and a grade.

:mod:`.tables` holds the rows, :mod:`.lint` checks them, :mod:`.names` finds what somebody wrote; :mod:`.levels` reads
levels and :mod:`.eqf` converts them; :mod:`.credits` gives hours, :mod:`.ects` the size in ECTS; :mod:`.consistency`
sees what does not fit together. "Crosswalk rule n" in the docstrings is a rule of docs/crosswalks.md.
"""
