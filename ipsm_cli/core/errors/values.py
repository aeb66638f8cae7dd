"""Days, periods, numbers, texts and ids as people type them, and what cannot be one."""

from ipsm_cli.core.errors import AskedWrongly, Refused


class UnreadableDate(AskedWrongly):
    """text"""


class TwoDigitYear(UnreadableDate):
    """text"""


class WrongWeekday(UnreadableDate):
    """text, date (ISO date without its weekday)"""


class AmbiguousDate(AskedWrongly):
    """text, readings (tuple of ISO dates)"""


class DateWithoutYear(AskedWrongly):
    """text"""


class UnreadableSpan(AskedWrongly):
    """text"""


class UnreadablePeriod(AskedWrongly):
    """text"""


class AmbiguousPeriod(AskedWrongly):
    """text, first_month, last_month (the two readings, as 2026-10)"""


class BackwardsPeriod(AskedWrongly):
    """first, last (months as 2026-10)"""


class PeriodTooLong(AskedWrongly):
    """months, limit"""


class NotOneMonth(AskedWrongly):
    """text"""


class UnreadableNumber(AskedWrongly):
    """text"""


class UnreadableCount(AskedWrongly):
    """text"""


class UnreadableMoney(AskedWrongly):
    """text"""


class UnreadableHours(AskedWrongly):
    """text"""


class AmbiguousHours(AskedWrongly):
    """text, readings (tuple of hours as 1:30)"""


class UnevenMinutes(AskedWrongly):
    """text"""


class NegativeNumber(Refused):
    """text"""


class NotPositive(Refused):
    """text"""


class TooLarge(Refused):
    """text, limit"""


class TooManyHours(Refused):
    """text, limit (hours)"""


class ForbiddenCharacter(AskedWrongly):
    """position (1-based), character (its Unicode name)"""


class TooLong(AskedWrongly):
    """length, limit"""


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


class AccountShape(Refused):
    """"""


class UnreadableNip(AskedWrongly):
    """"""
