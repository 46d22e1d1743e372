"""What a run found about a credential under a definition, as CI systems list it: one line each."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

TEXTS: Final = {
    "does-not-count": Text("{name} does not count under {definition}: {reasons}",
                           "mcdef explain {definition} shows what it asks"),
    "undetermined": Text("{name} is undetermined under {definition}: {reasons}",
                         "add what is named to the description, if it is so; mcdef classify shows every way"),
    "gap": Text("{name} lacks, or does not show, what {definition} requires; the verdict stands: {reasons}",
                "add what is named to the description, if it is so"),
    "disagree": Text("{name} counts under {counts}, and does not under {others}",
                     "each definition is a text of its own; mcdef classify shows the clauses that part them"),
    "finding-scope": Text("it speaks only of some credentials, and whether of this one is not stated"),
    "finding-reason": Text("{criterion}: {found} (the clause: {asks})"),
    "finding-more": Text("and {number} more"),
    "finding-state": Text("state {ways}"),
    "finding-narrow": Text("state more exactly {ways}"),
    "finding-judge": Text("a person judges it, under judgements"),
    "finding-judge-row": Text("a person judges it; a table has no column for that, a file in YAML has `judgements`"),
}  # fmt: skip
