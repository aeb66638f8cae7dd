"""Files of others: what they are, and what makes them unreadable or too much."""

from ipsm_cli.core.errors import AskedWrongly, FileTrouble


class FileMissing(FileTrouble):
    """file"""


class FileIsFolder(FileTrouble):
    """file"""


class FileEmpty(FileTrouble):
    """file"""


class FileIsLock(FileTrouble):
    """file (the small file that Excel or LibreOffice keeps while a workbook is open)"""


class FileIsPicture(FileTrouble):
    """file"""


class PictureKind(FileTrouble):
    """file (neither PNG nor JPEG)"""


class PictureTooBig(FileTrouble):
    """file, width, height, most (pixels)"""


class PictureDamaged(FileTrouble):
    """file"""


class FileIsPdf(FileTrouble):
    """file"""


class FileIsHtml(FileTrouble):
    """file"""


class FileIsXml(FileTrouble):
    """file"""


class FileIsDocument(FileTrouble):
    """file (a text document, a presentation, a drawing)"""


class FileIsZip(FileTrouble):
    """file (a zip that is no workbook)"""


class FileIsXlsb(FileTrouble):
    """file"""


class FileIsRegister(FileTrouble):
    """file (an SQLite file)"""


class FileUnknown(FileTrouble):
    """file"""


class FileProtected(FileTrouble):
    """file (needs a password)"""


class FileTruncated(FileTrouble):
    """file"""


class FileDamaged(FileTrouble):
    """file"""


class FileBomb(FileTrouble):
    """file (unpacks to far more than it should)"""


class FileEntities(FileTrouble):
    """file (its XML declares entities)"""


class FileTooLarge(FileTrouble):
    """file, limit (MB)"""


class TooManyMembers(FileTrouble):
    """file, count, limit"""


class TooManyStrings(FileTrouble):
    """file, count, limit"""


class TooMuchText(FileTrouble):
    """file, sheet, limit (millions of characters)"""


class TooManyRows(FileTrouble):
    """file, sheet, row (the last with something in it), limit"""


class TooManyColumns(FileTrouble):
    """file, sheet, column (number of the last with something in it), limit"""


class TooManyCells(FileTrouble):
    """file, sheet, row, column (the last with something in it), limit"""


class TooManyBroken(FileTrouble):
    """file, limit"""


class TooManyLines(FileTrouble):
    """file, limit"""


class TooManyFields(FileTrouble):
    """file, line, count, limit"""


class CellTooLong(FileTrouble):
    """file, limit (characters)"""


class LineTooLong(FileTrouble):
    """file, line, limit (characters of a cell)"""


class ReadingTooLong(FileTrouble):
    """file, limit (seconds)"""


class NulCharacter(FileTrouble):
    """file, line"""


class OpenQuote(FileTrouble):
    """file, line (where the quote was opened)"""


class StrayQuote(FileTrouble):
    """file, line"""


class NotInEncoding(FileTrouble):
    """file, encoding, line"""


class NoSheet(FileTrouble):
    """file"""


class UnknownEncoding(AskedWrongly):
    """text, encodings"""


class UnknownDelimiter(AskedWrongly):
    """text, delimiters"""


class ChatMissing(FileTrouble):
    """file"""


class ChatUnreadable(FileTrouble):
    """file"""


class NoReportFound(AskedWrongly):
    """file, others (messages that are no report)"""
