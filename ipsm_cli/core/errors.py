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


class UnreadableCode(AskedWrongly):
    """text"""


class UnknownShell(AskedWrongly):
    """text, shells"""


class UnknownLanguage(AskedWrongly):
    """text, languages"""


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


class RegisterReadOnly(FileTrouble):
    """file"""


class RegisterFull(FileTrouble):
    """file"""


class RegisterUnreachable(FileTrouble):
    """file, detail (SQLite's name of the error)"""


class OldSQLite(FileTrouble):
    """found, needed (version numbers)"""


class RegisterBusy(Busy):
    """file, holder (command, pid and host of who holds it), seconds (waited)"""


# --- the register's rules ----------------------------------------------------------------------


class NoSuchRecord(NotFound):
    """kind (sentence key of the noun), number"""


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


class ClosedList(Refused):
    """text, lists (those that may be added to)"""


class CodeExists(Refused):
    """code"""


class NothingToChange(Refused):
    """kind (sentence key of the noun), number"""


# --- files we write ----------------------------------------------------------------------------


class TextTooLongForSheet(FileTrouble):
    """column (its heading), row (1-based, of the table), length, limit"""


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
