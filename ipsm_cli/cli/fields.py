"""What a worker, an activity and a branch are asked for: the one table behind options and forms."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ipsm_cli.cli import values
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.core.period import RELATIVE_WORDS
from ipsm_cli.text import LANGUAGES

Typed = dict[str, Any]  # an option's name and what was typed: str, list of str, or None
Choices = Callable[[Desk], Sequence[tuple[str, str]]]


_TYPED_AS = {"minutes": "hours", "against": "with", "form": "format"}


class Field(NamedTuple):
    """One question. ``choices`` gives (what to type, what it means) for Tab and for ``?``."""

    name: str
    read: values.Read
    required: bool = False
    asked: bool = False  # part of the form that a terminal shows when something is missing
    many: bool = False  # a list; typed with commas at a prompt
    choices: Choices | None = None
    default: str = ""  # a word that ``read`` understands
    asks: str = ""  # the question's key, where it is not the name
    flag: bool = False  # takes no value
    means: str = ""  # day, worker or a code list: an answer is repeated as it was understood

    @property
    def option(self) -> str:
        """``--birth-date`` for birth_date; some names are typed in another way."""
        return "--" + _TYPED_AS.get(self.name, self.name).replace("_", "-")

    @property
    def question(self) -> str:
        """The key of the sentence that asks for it."""
        return f"ask.{self.asks or self.name}"


def of_list(list_name: str) -> Choices:
    def choices(desk: Desk) -> Sequence[tuple[str, str]]:
        codes = desk.codes.all(list_name)
        return [(code.code, code.label(desk.language)) for code in codes if code.active]

    return choices


def _villages(desk: Desk) -> Sequence[tuple[str, str]]:
    return [(name, code) for code, name in desk.villages.items()] if desk.is_open else ()


def workers(desk: Desk) -> Sequence[tuple[str, str]]:
    if not desk.is_open:
        return ()
    from ipsm_cli.reports import find  # only a prompt's Tab key needs all names

    return find.active_names(desk.db, desk.today.isoformat())


def periods(desk: Desk) -> Sequence[tuple[str, str]]:
    """The periods asked for most, in words and as the months of this year so far."""
    said = (
        *RELATIVE_WORDS,
        *(f"{desk.today:%Y}-{month:02}" for month in range(1, desk.today.month + 1)),
    )
    return [(word.replace(" ", "-"), "") for word in (*said, f"{desk.today:%Y}")]


def lists(desk: Desk) -> Sequence[tuple[str, str]]:
    return [(name, "") for name in desk.codes.names()]


def activities(desk: Desk) -> Sequence[tuple[str, str]]:
    """The newest activities: number, day and kind."""
    if not desk.is_open:
        return ()
    from ipsm_cli.reports import find  # only Tab needs them

    return find.newest_activities(desk.db)


def one_of(words: Callable[[], Sequence[str]]) -> values.Read:
    """A word of a closed list, or the beginning of one. Raises UnknownCode, AmbiguousCode."""

    def read_word(_: Desk, text: str) -> str:
        typed, known = text.strip().lower().replace("-", "_"), tuple(words())
        found = [word for word in known if word.startswith(typed)]
        if typed in known:
            return typed
        if len(found) > 1:
            raise errors.AmbiguousCode(list="", text=cite(text), candidates=tuple(found))
        if not found:
            raise errors.UnknownCode(list="", text=cite(text), near=known)
        return found[0]

    return read_word


def chosen(name: str, words: Callable[[], Sequence[str]]) -> Field:
    """A question whose answer is a word of a closed list of the program's own."""
    return Field(name, one_of(words), choices=lambda _: [(word, "") for word in words()])


def coded(name: str, list_name: str | None = None, **more: Any) -> Field:
    listed = list_name or name
    return Field(name, values.code(listed), choices=of_list(listed), means=listed, **more)


HOURS = Field("minutes", values.minutes)
WORKER = (
    Field("name", values.line, required=True, asked=True),
    coded("sex", required=True, asked=True),
    Field("nik", values.nik, asked=True),
    Field("birth_place", values.line, asked=True),
    Field("birth_date", values.past_day, asked=True, means="day"),
    Field("phone", values.phone, asked=True),
    Field("active_since", values.since, asked=True),
    Field("title_front", values.line),
    Field("title_back", values.line),
    Field("member_number", values.line),
    Field("email", values.email),
    Field("home_desa", values.any_village, choices=_villages),
    Field("home_rt", values.house_number),
    Field("home_rw", values.house_number),
    Field("home_street", values.line),
    coded("education"),
    Field("main_job", values.line),
    Field("note", values.prose),
)
DUTY = Field(
    "desa", values.village, asked=True, many=True, choices=_villages, means="village", asks="duty"
)

ACTIVITY = (
    Field("date", values.past_day, required=True, asked=True, default="hari ini", means="day"),
    coded("kind", required=True, asked=True),
    Field("desa", values.village, asked=True, choices=_villages, means="village"),
    Field("place", values.line, asked=True),
    Field("description", values.prose, asked=True),
    HOURS._replace(asked=True),
    Field("result", values.prose, asked=True),
    Field("constraint", values.prose, asked=True),
    Field("follow_up", values.prose, asked=True),
    Field("cost", values.rupiah, asked=True),
    coded("fund_source"),
    Field("quantity", values.quantity),
    coded("unit"),
    coded("programme"),
    coded("spm_service"),
    coded("basic_need"),
)
TAKING_PART = Field(
    "worker",
    values.serving_part,
    required=True,
    asked=True,
    many=True,
    choices=workers,
    means="worker",
)

# how people are counted: a plain total, by sex, or by kind, sex and age
COUNTS = (
    Field("people", values.whole, asked=True),
    Field("people_l", values.whole),
    Field("people_p", values.whole),
    Field("served", values.served, many=True),
)
PARTNER = coded("partner", many=True)
ONE_DESA = Field("desa", values.village, choices=_villages)
ONE_WORKER = Field("worker", values.worker, choices=workers)
FILTERS = (
    coded("area"),
    coded("kind"),
    ONE_DESA,
    ONE_WORKER,
    coded("programme"),
)
LIKE = Field("like", values.activity)

PERIOD = Field("period", values.coming_period, required=True, asked=True, choices=periods)
AGAINST = Field("against", values.period, choices=periods)
WITHIN = Field("within", values.span)
STATUS = coded("status", "worker_status")
END_REASON = coded("reason", "end_reason", required=True, asked=True)
DAY = Field("date", values.past_day, required=True, asked=True, default="hari ini", means="day")
# an end may be set for a day to come
LAST_DAY = DAY._replace(read=values.day, asks="finish")
NOTE = Field("note", values.line)
NOT_SAME_AS = Field("not_same_as", values.worker, many=True, choices=workers)
KEPT_REASON = Field("reason", values.line)
VOID_REASON = Field("reason", values.line, required=True, asked=True)
REOPEN_REASON = VOID_REASON
CORRECTION = Field("correction", values.line)  # the reason to change a closed month

DUE_DAY = "5"  # of the next month, where a branch says nothing
BRANCH = (
    coded("level", required=True, asked=True),
    Field("region", values.region, required=True, asked=True, means="region"),
    Field("name", values.line, asked=True, asks="branch_name"),
    Field("address", values.line, asked=True),
    Field("letterhead", values.letterhead, asked=True),
    Field("chair", values.line, asked=True),
    Field("secretary", values.line, asked=True),
    Field("due_day", values.due_day, asked=True, default=DUE_DAY),
    Field("language", values.language, asked=True, default=LANGUAGES[0]),
)


def read(fields: Sequence[Field], desk: Desk, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The typed words as values; an empty word or ``-`` is None, an option not typed is left out.

    Raises MissingValue where nothing is typed for what must not be empty.
    """
    found: dict[str, Any] = {}
    for field in fields:
        text = typed.get(field.name)
        if text is True:
            found[field.name] = True
        elif text is not None:
            empty = text.strip() in values.NOTHING
            if empty and field.required:
                raise errors.MissingValue(name=field.option)
            found[field.name] = None if empty else field.read(desk, text)
    return found
