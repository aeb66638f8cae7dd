"""What the rooms hand to one another: frozen values named as the field names them."""

from typing import NamedTuple

UNKNOWN_START = "0001-01-01"  # a first day that nobody knows: before every other


class Who(NamedTuple):
    """Who acts, with what and when: what a history entry says of its maker."""

    actor: str
    command: str  # the command's own words, never its values
    at: str  # ISO date and time with offset
    today: str  # ISO date: the day the program takes for today


class Coded(NamedTuple):
    """A code inside a sentence: shown by its label in the reader's language."""

    list: str
    code: str


class Branch(NamedTuple):
    """The branch whose register this is. ``region`` is empty at the national level."""

    uid: str
    level: str
    region: str
    name: str
    address: str | None
    letterhead: str | None  # lines
    chair: str | None
    secretary: str | None
    language: str
    due_day: int  # day of the next month by which reports are due


class Part(NamedTuple):
    """A worker's part in an activity."""

    worker: int
    part: str  # code of the list ``part``


class Served(NamedTuple):
    """People served: one count. An empty ppks, sex or age is unknown."""

    ppks: str
    sex: str
    age: str
    n: int


WHOLE_BRANCH = "all"  # the dimension of a target that is set for no code
SERVICES = "spm_service"  # the dimension whose targets are denominators
DENOMINATOR = "denominator"  # how many need a service, as the Dinas counted them
TARGET_MEASURES = ("activities", "people", DENOMINATOR)


class Target(NamedTuple):
    """A value aimed at in a period. ``dimension`` is area, kind, desa, spm_service or all."""

    period: str  # 2026-10, 2026-Q3, 2026-S1 or 2026
    dimension: str
    code: str  # "" for the whole branch
    measure: str  # one of TARGET_MEASURES
    value: int
    source: str | None
