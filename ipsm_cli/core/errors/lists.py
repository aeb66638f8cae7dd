"""Code lists, regions and villages, and the targets and settings of a branch."""

from ipsm_cli.core.errors import AskedWrongly, Refused


class UnknownList(AskedWrongly):
    """text, lists (tuple of the names of the code lists)"""


class UnknownCode(AskedWrongly):
    """list, text, near (tuple of codes with labels, never empty)"""


class AmbiguousCode(AskedWrongly):
    """list, text, candidates (tuple of codes with labels)"""


class UnreadableCode(AskedWrongly):
    """text"""


class ClosedList(Refused):
    """text, lists (those that may be added to)"""


class CodeExists(Refused):
    """code"""


class UnknownRegion(AskedWrongly):
    """text"""


class SimilarRegion(UnknownRegion):
    """text, near (tuple of codes with names, never empty)"""


class AmbiguousRegion(AskedWrongly):
    """text, count, candidates (tuple of at most ten codes with names)"""


class WrongRegionLevel(AskedWrongly):
    """region (code with name), form (how a code of the level asked for looks: PP.KK.CC)"""


class RegionOutside(AskedWrongly):
    """region, under (codes with names)"""


class UnknownVillage(AskedWrongly):
    """text, near (names)"""


class AmbiguousVillage(AskedWrongly):
    """text, candidates (code and name of at most eight)"""


class OutsideBranch(Refused):
    """desa (code)"""


class SettingRange(Refused):
    """name, least, most"""


class TargetPeriod(AskedWrongly):
    """period (a range of months)"""


class TargetMeasure(AskedWrongly):
    """measure (one that does not go with what it is aimed at)"""


class SourceNeeded(AskedWrongly):
    """A denominator without its source."""


class UnknownAim(AskedWrongly):
    """text (neither a code nor a village)"""
