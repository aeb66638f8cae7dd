"""Every refusal of the program: one family, facts in it, the exit code on the class.

    IpsmError
    ├── AskedWrongly  2  what was typed cannot be understood as it stands
    ├── Refused       3  understood, but a rule forbids it; nothing changed
    ├── NotFound      4  no such record in the register
    ├── FileTrouble   5  missing, damaged, not ours, newer, full, not permitted
    ├── DonePartly    6  done in part, the rest is listed
    ├── CheckFailed   7  a check found problems
    └── Busy          8  another process holds the register, try again

An error carries facts (short values), never a sentence: ``text`` holds one sentence a class and
language under the class's name. Facts hold no personal data beyond what the user typed for a
search, and never a NIK.
"""

from __future__ import annotations


class IpsmError(Exception):
    """Root of the family; ``facts`` fill the blanks of the class's sentence."""

    exit_code = 1

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts


class AskedWrongly(IpsmError):
    """What was typed cannot be understood as it stands."""

    exit_code = 2


class Refused(IpsmError):
    """Understood, but a rule forbids it; nothing changed."""

    exit_code = 3


class NotFound(IpsmError):
    """No such record in the register."""

    exit_code = 4


class FileTrouble(IpsmError):
    """The register or another file cannot be used as it is."""

    exit_code = 5


class DonePartly(IpsmError):
    """Some of it was done; the rest is listed."""

    exit_code = 6


class CheckFailed(IpsmError):
    """A check found problems."""

    exit_code = 7


class Busy(IpsmError):
    """Another process holds the register."""

    exit_code = 8


# --- asked wrongly -----------------------------------------------------------------------------


class UnreadableDate(AskedWrongly):
    """text"""


class TwoDigitYear(UnreadableDate):
    """text"""


class WrongWeekday(UnreadableDate):
    """text, date (ISO date without its weekday)"""


class AmbiguousDate(AskedWrongly):
    """text, readings (tuple of ISO dates)"""


class UnreadablePeriod(AskedWrongly):
    """text"""


class BackwardsPeriod(AskedWrongly):
    """first, last (months as 2026-10)"""


class PeriodTooLong(AskedWrongly):
    """months, limit"""


class UnreadableNumber(AskedWrongly):
    """text"""


class UnreadableMoney(AskedWrongly):
    """text"""


class UnreadableHours(AskedWrongly):
    """text"""


class AmbiguousHours(AskedWrongly):
    """text, readings (tuple of hours as 1:30)"""


class UnevenMinutes(AskedWrongly):
    """text"""


class ForbiddenCharacter(AskedWrongly):
    """position (1-based), character (its Unicode name)"""


class TooLong(AskedWrongly):
    """length, limit"""


class UnknownList(AskedWrongly):
    """text, lists (tuple of the names of the code lists)"""


class UnknownCode(AskedWrongly):
    """list, text, near (tuple of codes with labels, never empty)"""


class AmbiguousCode(AskedWrongly):
    """list, text, candidates (tuple of codes with labels)"""


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


class UnknownWorker(NotFound):
    """text (any NIK in it masked)"""


class SimilarWorker(UnknownWorker):
    """text, near (number, name and village of at most eight who resemble it, never empty)"""


class AmbiguousWorker(AskedWrongly):
    """text, candidates (number, name and village of at most eight)"""


class UnknownVillage(AskedWrongly):
    """text, near (names)"""


class AmbiguousVillage(AskedWrongly):
    """text, candidates (code and name of at most eight)"""


# --- values that cannot be ---------------------------------------------------------------------


class NegativeNumber(Refused):
    """text"""


class NotPositive(Refused):
    """text"""


class TooLarge(Refused):
    """text, limit"""


class TooManyHours(Refused):
    """text, limit (hours)"""


class NikAsNumber(Refused):
    """A NIK that a spreadsheet turned into a number."""


class NikDummy(Refused):
    """One digit repeated, 0000…, 1234…"""


class NikCharacter(Refused):
    """position (1-based, in what was typed)"""


class NikLength(Refused):
    """length, needed (digits)"""


class NikProvince(Refused):
    """The first two digits are no province."""


class NikBirthDate(Refused):
    """Digits 7 to 12 are no day of birth."""


class NikSerial(Refused):
    """The last four digits are 0000."""


class PhoneShape(Refused):
    """No Indonesian telephone number."""


class PhoneLength(Refused):
    """digits, fewest, most (counted without 0 or +62)"""


class EmailShape(Refused):
    """No e-mail address."""


# --- the register's file -----------------------------------------------------------------------


class UnreadableSpan(AskedWrongly):
    """text"""


class UnknownColumn(AskedWrongly):
    """text, columns (those there are)"""


class UnknownLine(AskedWrongly):
    """text (what no line of the summary stands for)"""


class UnreadableCode(AskedWrongly):
    """text"""


class UnknownShell(AskedWrongly):
    """text, shells"""


class UnknownLanguage(AskedWrongly):
    """text, languages"""


class UnreadableParameter(AskedWrongly):
    """text"""


class WrongQuery(AskedWrongly):
    """detail (SQLite's words)"""


class QueryForbidden(Refused):
    """detail (SQLite's words)"""


class QueryTooLong(Refused):
    """seconds"""


class UnreadableCount(AskedWrongly):
    """text"""


class UnknownOption(AskedWrongly):
    """option, near (the most similar one)"""


class OptionNeedsValue(AskedWrongly):
    """option"""


class OptionTakesNoValue(AskedWrongly):
    """option"""


class MissingValue(AskedWrongly):
    """name (of the option or argument that is missing)"""


class UnknownCommand(AskedWrongly):
    """command, near (the most similar one)"""


class ExtraWords(AskedWrongly):
    """words"""


class NumberNeeded(AskedWrongly):
    """name (of the option or argument that takes a number)"""


class UnreadableCommand(AskedWrongly):
    """The command line as a whole cannot be read."""


class UnknownForm(AskedWrongly):
    """form, forms"""


class NothingAsked(AskedWrongly):
    """way (an example of what to say)"""


class FormNeedsFile(AskedWrongly):
    """form"""


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
    """file, detail (SQLite's name of the error)"""


class CommitUnsure(FileTrouble):
    """file, detail (SQLite's name of the error that came after the end of the transaction)"""


class OldSQLite(FileTrouble):
    """found, needed (version numbers)"""


class RegisterBusy(Busy):
    """file, holder (command, pid and host of who holds it), seconds (waited)"""


# --- the register's rules ----------------------------------------------------------------------


class NoSuchRecord(NotFound):
    """kind (sentence key of the noun), number"""


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


class SalvageExists(Refused):
    """file"""


class NothingSaved(FileTrouble):
    """file"""


class SalvagedPartly(DonePartly):
    """file, count (of rows lost)"""


class CopyBehind(Refused):
    """file, entry, day, time, known, known_day, known_time"""


class CopyParted(Refused):
    """file, entry, day, time, known, known_day, known_time"""


class StillServing(Refused):
    """number, name"""


class AlreadyErased(Refused):
    """number"""


class RuleBroken(Refused):
    """detail (SQLite's words for the broken rule of the schema)"""


class NothingToUndo(Refused):
    """"""


class NoSuchAction(NotFound):
    """number"""


class AlreadyUndone(Refused):
    """number, by (number of the entry that undid it)"""


class StandsOnIt(Refused):
    """number, later (entries or records that stand on it)"""


class DuplicateNik(Refused):
    """number, name (of the worker who has it)"""


class DuplicateMemberNumber(Refused):
    """number, name (of the worker who has it)"""


class TooYoung(Refused):
    """age (whole years), day (ISO date)"""


class BornInFuture(Refused):
    """day (ISO date)"""


class DoubtfulEntry(Refused):
    """doubts (tuple of Doubt)"""


class AlreadyEnded(Refused):
    """number, name, status (code)"""


class AlreadyActive(Refused):
    """number, name"""


class EndBeforeStart(Refused):
    """number, name, day, start (ISO dates)"""


class ServiceNeeded(Refused):
    """number, name, activity (its number), day (ISO date)"""


class NotActiveThen(Refused):
    """number, name, day (ISO date)"""


class FutureDate(Refused):
    """day, today (ISO dates)"""


class NoWorkerNamed(Refused):
    """"""


class WorkerTwice(Refused):
    """number, name"""


class StillActive(Refused):
    """status (of the list worker_status)"""


class CountsDisagree(Refused):
    """total, sum"""


class OutsideBranch(Refused):
    """desa (code)"""


class AlreadyVoid(Refused):
    """number"""


class PhotoTwice(Refused):
    """number (of the photo with this file), activity"""


class HonorsMeet(Refused):
    """number (of the other amount), first_month, last_month"""


class PaidBefore(Refused):
    """number (of the worker), month, day (on which it was paid)"""


class NobodyActive(Refused):
    """period"""


class NothingDue(Refused):
    """period, way (to see why)"""


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


class ClosedList(Refused):
    """text, lists (those that may be added to)"""


class CodeExists(Refused):
    """code"""


class NothingToChange(Refused):
    """kind (sentence key of the noun), number"""


# --- files we write ----------------------------------------------------------------------------


class TextTooLongForSheet(FileTrouble):
    """column (its heading), row (1-based, of the table), length, limit"""


class TooLongForSheet(FileTrouble):
    """rows, limit"""


class FileExists(Refused):
    """file"""


class NoPermission(FileTrouble):
    """file"""


class DiskFull(FileTrouble):
    """file"""


class CannotWrite(FileTrouble):
    """file, detail (the system's name of the error)"""


class FolderMissing(FileTrouble):
    """folder"""


class FileInUse(FileTrouble):
    """file (left as it was), saved (where the new one is)"""


class ManifestMissing(FileTrouble):
    """folder"""


class ManifestForeign(Refused):
    """file"""


class ManifestDamaged(FileTrouble):
    """file"""


class FilesDiffer(CheckFailed):
    """folder, count"""


# --- messages and drafts -----------------------------------------------------------------------


class ChatMissing(FileTrouble):
    """file"""


class ChatUnreadable(FileTrouble):
    """file"""


class NoReportFound(AskedWrongly):
    """file, others (messages that are no report)"""


class DraftDone(Refused):
    """number, state (sentence key)"""


# --- letterheads, signatories, letters ----------------------------------------------------------


class LinesNeeded(AskedWrongly):
    """"""


class TooManyHeadLines(AskedWrongly):
    """count, limit"""


class NoLetterhead(NotFound):
    """day (ISO date)"""


class UnreadableNip(AskedWrongly):
    """"""


class SignatoriesMeet(Refused):
    """office, number, name, first, last (ISO dates, or words for an unknown start or open end)"""


class LetterPattern(AskedWrongly):
    """text, blanks (those a pattern may have)"""


class LetterPeriod(AskedWrongly):
    """"""


class PaperHasLetter(Refused):
    """paper, period, number (in the register), letter (its number as printed)"""


# --- files of others ---------------------------------------------------------------------------


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


class UnknownSheet(AskedWrongly):
    """text, sheets (names)"""


class UnknownEncoding(AskedWrongly):
    """text, encodings"""


class UnknownDelimiter(AskedWrongly):
    """text, delimiters"""


# --- what comes in from sheets -----------------------------------------------------------------


class UnknownField(AskedWrongly):
    """text, fields (keys of the importable fields)"""


class MapShape(AskedWrongly):
    """text (not of the shape heading=field)"""


class HeadingMissing(AskedWrongly):
    """text, headings (those there are)"""


class SheetMissing(AskedWrongly):
    """text, sheets"""


class SeveralSheets(AskedWrongly):
    """sheets (each with a table that may be meant)"""


class UnknownProfile(NotFound):
    """text, profiles"""


class BuiltInProfile(Refused):
    """name"""


class NoTable(Refused):
    """file"""


class MissingColumns(Refused):
    """sheet, columns (keys of needed fields), headings (those there are)"""


class DuplicateHeading(Refused):
    """field (its key), headings"""


class NoRows(Refused):
    """file, sheet"""


class NikColumnDamaged(Refused):
    """count (ids that end in 0), rows (ids in the column)"""


class PlanChanged(Refused):
    """The register changed between the plan and the import."""


class ImportStrict(Refused):
    """refused (rows), rows"""


class ImportNothing(Refused):
    """refused (rows), rows"""


class PhotosLacking(DonePartly):
    """count, files (the first of them, as they were typed)"""


class ImportPartly(DonePartly):
    """refused (rows), rows"""


class BrokenCell(Refused):
    """reason (sentence key), detail (what stands there)"""


class MissingCell(Refused):
    """field (sentence key of its heading)"""


class SerialDate(Refused):
    """text, guess (ISO date)"""


class DateWithoutYear(AskedWrongly):
    """text"""


class DateOutsideMonth(Refused):
    """day (ISO date), month (2026-10)"""


class RowTwice(Refused):
    """row (number of the earlier row that says the same)"""


class PeopleDisagree(Refused):
    """Names and numbers of the workers were both corrected, and differently."""


class CountsDetailed(Refused):
    """number (of the activity whose people are counted by kind)"""


class StatusByImport(Refused):
    """number, name, status (of the list worker_status)"""


class IdentityDisagrees(Refused):
    """one, other (numbers of two workers that the ids of one row name)"""


# --- papers, board, who is who -----------------------------------------------------------------


class LastBeforeFirst(Refused):
    """first, last (ISO dates)"""


class PapersMeet(Refused):
    """kind (sentence key of the noun), number, first, last (ISO dates, or words where unknown)"""


class NotServingThen(Refused):
    """number, name, day (ISO date), status"""


class TermsMeet(Refused):
    """number, first, last (ISO dates)"""


class NoTerm(Refused):
    """day (ISO date)"""


class SeatTaken(Refused):
    """position, seat (its number), name, first, last (ISO dates, or a word for an open end)"""


class SamePerson(Refused):
    """number"""


class AccountShape(Refused):
    """"""


class NeedsYes(Refused):
    """question (what would be asked)"""


class Declined(Refused):
    """"""


# --- closed months and checks ------------------------------------------------------------------


class NotOneMonth(AskedWrongly):
    """text"""


class MonthNotOver(Refused):
    """month (2026-10), last (ISO date)"""


class AlreadyClosed(Refused):
    """month (2026-10)"""


class MonthNotClosed(Refused):
    """month (2026-10)"""


class MonthClosed(Refused):
    """month (2026-10), way (the command that opens it)"""


class MonthMoved(Refused):
    """month (2026-10), way (the command that closes it anew)"""


class NothingToCorrect(Refused):
    """"""


class ProblemsFound(CheckFailed):
    """count"""


# --- profiles of what is handed over -----------------------------------------------------------


class UnknownProfilePart(AskedWrongly):
    """place (in the profile: sheets[1].colour), known"""


class BadProfileValue(AskedWrongly):
    """place, known (what may stand there)"""


class UnknownReport(AskedWrongly):
    """text, reports"""


class AmbiguousProfile(AskedWrongly):
    """text, sorts"""


class NotForThisProfile(AskedWrongly):
    """option, sort"""


class ProfileOfOtherSort(Refused):
    """name, sort (of the one that bears the name)"""


class ProfileFileForeign(FileTrouble):
    """file"""


class UnknownFilter(AskedWrongly):
    """text, report, filters"""


class LetterNotInEncoding(Refused):
    """text (the character), encoding"""
