"""Letterheads, signatories, letters, and the profiles of what is handed over."""

from ipsm_cli.core.errors import AskedWrongly, FileTrouble, NotFound, Refused


class LinesNeeded(AskedWrongly):
    """"""


class TooManyHeadLines(AskedWrongly):
    """count, limit"""


class NoLetterhead(NotFound):
    """day (ISO date)"""


class SignatoriesMeet(Refused):
    """office, number, name, first, last (ISO dates, or words for an unknown start or open end)"""


class LetterPattern(AskedWrongly):
    """text, blanks (those a pattern may have)"""


class LetterPeriod(AskedWrongly):
    """"""


class PaperHasLetter(Refused):
    """paper, period, number (in the register), letter (its number as printed)"""


class UnknownProfile(NotFound):
    """text, profiles"""


class BuiltInProfile(Refused):
    """name"""


class UnknownProfilePart(AskedWrongly):
    """place (in the profile: sheets[1].colour), known"""


class BadProfileValue(AskedWrongly):
    """place, known (what may stand there)"""


class UnknownReport(AskedWrongly):
    """text, reports"""


class UnknownFilter(AskedWrongly):
    """text, report, filters"""


class AmbiguousProfile(AskedWrongly):
    """text, sorts"""


class NotForThisProfile(AskedWrongly):
    """option, sort"""


class ProfileOfOtherSort(Refused):
    """name, sort (of the one that bears the name)"""


class ProfileFileForeign(FileTrouble):
    """file"""
