"""The pages of ``mcdef help``: what is true of all commands."""

from __future__ import annotations

from typing import Final

EXIT_CODES: Final = """\
mcdef ends with one of these codes; where several apply, 70 comes before 2, 2 before 3, 3 before 1.

0    it ran. The verdicts may be any: `classify` never fails because of a verdict
1    findings that were asked to fail the run; a case of a definition that does not hold
2    a wrong option, a path that is not there, a definition or mapping that cannot be used
3    a description could not be read; the others were still classified
70   an internal error: please report it, with what --debug shows
130  interrupted

A pipe that is closed early (mcdef … | head) is no error: 0.
"""

FORMATS: Final = """\
Descriptions are read from YAML or JSON, in UTF-8. A file holds one description, a list of them, or a list under
`catalogue:`. `-` is standard input. `variants:` splits one description into several, classified apart.

`mcdef classify --format` gives:

text    for people: a table of verdicts, then the reasons
json    one document; `mcdef schema report` prints its schema. Fields are only ever added
ndjson  one line for each credential, with the same element as in the document

The same input gives the same bytes: no clock, no path of the machine, no random number is in any output. Results go
to standard output, problems and progress to standard error. In a pipe text is 80 columns wide.

Every option has an environment variable: mcdef help environment.
"""

#: How variables are named, what those of settings are, and what those of commands are.
ENVIRONMENT: Final = (
    "Every option has an environment variable. An option on the command line comes before its variable; an empty "
    "variable is none. Several values stand with commas between them; a switch is yes or no, true or false, 1 or 0.",
    "The settings of mcdef check have one each, which comes before the settings file; mcdef config show says which of "
    "them holds:",
    "The other options are named by their command: MCDEF, the command and the option, in capitals and with underlines "
    "between the words.",
)
OTHER_VARIABLES: Final = (
    "MCDEF_DEBUG=1 is --debug. NO_COLOR and TERM=dumb turn colour off, FORCE_COLOR=1 turns it on in a pipe. "
    "SOURCE_DATE_EPOCH is the day by which waivers are read, where --today names none."
)

TOPICS: Final = {"exit-codes": EXIT_CODES, "formats": FORMATS}
