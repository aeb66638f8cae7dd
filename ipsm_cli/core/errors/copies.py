"""Backups, other copies of the register, and what is saved from a damaged one."""

from ipsm_cli.core.errors import CheckFailed, DonePartly, FileTrouble, NotFound, Refused


class NoBackup(NotFound):
    """folder"""


class BackupsUnsound(CheckFailed):
    """count, of"""


class BackupUnsound(Refused):
    """file, count (of findings)"""


class BackupOfAnother(Refused):
    """file, theirs, ours (names of the branches)"""


class BackupOfItself(Refused):
    """file"""


class CopyBehind(Refused):
    """file, entry, day, time, known, known_day, known_time"""


class CopyParted(Refused):
    """file, entry, day, time, known, known_day, known_time"""


class SalvageExists(Refused):
    """file"""


class NothingSaved(FileTrouble):
    """file"""


class SalvagedPartly(DonePartly):
    """file, count (of rows lost)"""
