"""Activities, their photos and drafts, honor, and months that are closed."""

from ipsm_cli.core.errors import CheckFailed, Refused


class NotActiveThen(Refused):
    """number, name, day (ISO date)"""


class FutureDate(Refused):
    """day, today (ISO dates)"""


class NoWorkerNamed(Refused):
    """"""


class WorkerTwice(Refused):
    """number, name"""


class CountsDisagree(Refused):
    """total, sum"""


class AlreadyVoid(Refused):
    """number"""


class PhotoTwice(Refused):
    """number (of the photo with this file), activity"""


class DraftDone(Refused):
    """number, state (sentence key)"""


class HonorsMeet(Refused):
    """number (of the other amount), first_month, last_month"""


class PaidBefore(Refused):
    """number (of the worker), month, day (on which it was paid)"""


class NobodyActive(Refused):
    """period"""


class NothingDue(Refused):
    """period, way (to see why)"""


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
