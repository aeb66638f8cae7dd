"""Files that the program writes, and the folders they are written into."""

from ipsm_cli.core.errors import CheckFailed, DonePartly, FileTrouble, Refused


class FileExists(Refused):
    """file"""


class NoPermission(FileTrouble):
    """file"""


class DiskFull(FileTrouble):
    """file"""


class CannotWrite(FileTrouble):
    """file, trouble (the system's name of the error)"""


class FolderMissing(FileTrouble):
    """folder"""


class FileInUse(FileTrouble):
    """file (left as it was), saved (where the new one is)"""


class TextTooLongForSheet(FileTrouble):
    """column (its heading), row (1-based, of the table), length, limit"""


class TooLongForSheet(FileTrouble):
    """rows, limit"""


class LetterNotInEncoding(Refused):
    """text (the character), encoding"""


class ManifestMissing(FileTrouble):
    """folder"""


class ManifestForeign(Refused):
    """file"""


class ManifestDamaged(FileTrouble):
    """file"""


class FilesDiffer(CheckFailed):
    """folder, count"""


class PhotosLacking(DonePartly):
    """count, files (the first of them, as they were typed)"""
