"""The command line: commands, options, forms, columns, queries and questions."""

from ipsm_cli.core.errors import AskedWrongly, Refused


class UnknownCommand(AskedWrongly):
    """command, near (the most similar one)"""


class UnknownOption(AskedWrongly):
    """option, near (the most similar one)"""


class OptionNeedsValue(AskedWrongly):
    """option"""


class OptionTakesNoValue(AskedWrongly):
    """option"""


class MissingValue(AskedWrongly):
    """name (of the option or argument that is missing)"""


class ExtraWords(AskedWrongly):
    """words"""


class NumberNeeded(AskedWrongly):
    """name (of the option or argument that takes a number)"""


class UnreadableCommand(AskedWrongly):
    """The command line as a whole cannot be read."""


class UnknownForm(AskedWrongly):
    """form, forms"""


class FormNeedsFile(AskedWrongly):
    """form"""


class NothingAsked(AskedWrongly):
    """way (an example of what to say)"""


class UnknownLanguage(AskedWrongly):
    """text, languages"""


class UnknownShell(AskedWrongly):
    """text, shells"""


class UnknownColumn(AskedWrongly):
    """text, columns (those there are)"""


class UnknownLine(AskedWrongly):
    """text (what no line of the summary stands for)"""


class UnreadableParameter(AskedWrongly):
    """text"""


class WrongQuery(AskedWrongly):
    """detail (SQLite's words)"""


class QueryForbidden(Refused):
    """detail (SQLite's words)"""


class QueryTooLong(Refused):
    """seconds"""


class NeedsYes(Refused):
    """question (what would be asked)"""


class Declined(Refused):
    """"""
