"""The file of the register, and the records and history in it."""

from ipsm_cli.core.errors import Busy, FileTrouble, NotFound, Refused


class RegisterMissing(FileTrouble):
    """file"""


class RegisterExists(Refused):
    """file"""


class RegisterIsFolder(FileTrouble):
    """file"""


class RegisterEmpty(FileTrouble):
    """file"""


class NotARegister(FileTrouble):
    """file"""


class RegisterNewer(FileTrouble):
    """file, found, known (schema numbers)"""


class RegisterDamaged(FileTrouble):
    """file"""


class RegisterAltered(FileTrouble):
    """file"""


class RegisterUnfinished(FileTrouble):
    """file, left (name of the journal beside it)"""


class RegisterReadOnly(FileTrouble):
    """file"""


class RegisterFull(FileTrouble):
    """file"""


class RegisterUnreachable(FileTrouble):
    """file, trouble (the system's or SQLite's name of the error)"""


class CommitUnsure(FileTrouble):
    """file, trouble (SQLite's name of the error that came after the end of the transaction)"""


class RestoreUnsure(FileTrouble):
    """file, trouble (the system's name of the error that came after the file was in its place)"""


class OldSQLite(FileTrouble):
    """found, needed (version numbers)"""


class RegisterBusy(Busy):
    """file, holder (command, pid and host of who holds it), seconds (waited)"""


class RuleBroken(Refused):
    """detail (SQLite's words for the broken rule of the schema)"""


class NoSuchRecord(NotFound):
    """kind (sentence key of the noun), number"""


class NothingToChange(Refused):
    """kind (sentence key of the noun), number"""


class NothingToUndo(Refused):
    """"""


class NoSuchAction(NotFound):
    """number"""


class AlreadyUndone(Refused):
    """number, by (number of the entry that undid it)"""


class StandsOnIt(Refused):
    """number, later (entries or records that stand on it)"""
