"""Workers, their service, their papers and the seats of a board."""

from ipsm_cli.core.errors import AskedWrongly, NotFound, Refused


class UnknownWorker(NotFound):
    """text (any NIK in it masked)"""


class SimilarWorker(UnknownWorker):
    """text, near (number, name and village of at most eight who resemble it, never empty)"""


class AmbiguousWorker(AskedWrongly):
    """text, candidates (number, name and village of at most eight)"""


class DuplicateNik(Refused):
    """number, name (of the worker who has it)"""


class DuplicateMemberNumber(Refused):
    """number, name (of the worker who has it)"""


class SamePerson(Refused):
    """number"""


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


class StillActive(Refused):
    """status (of the list worker_status)"""


class StillServing(Refused):
    """number, name"""


class EndBeforeStart(Refused):
    """number, name, day, start (ISO dates)"""


class ServiceNeeded(Refused):
    """number, name, activity (its number), day (ISO date)"""


class NotServingThen(Refused):
    """number, name, day (ISO date), status"""


class AlreadyErased(Refused):
    """number"""


class LastBeforeFirst(Refused):
    """first, last (ISO dates)"""


class PapersMeet(Refused):
    """kind (sentence key of the noun), number, first, last (ISO dates, or words where unknown)"""


class TermsMeet(Refused):
    """number, first, last (ISO dates)"""


class NoTerm(Refused):
    """day (ISO date)"""


class SeatTaken(Refused):
    """position, seat (its number), name, first, last (ISO dates, or a word for an open end)"""
