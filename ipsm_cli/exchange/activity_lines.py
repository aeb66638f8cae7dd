"""A row of activities as it was read: what is needed is there, people are counted, names agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served
from ipsm_cli.exchange.headings import plain
from ipsm_cli.exchange.keys import Key, key_of
from ipsm_cli.exchange.people import pieces_of
from ipsm_cli.exchange.said import is_blank, text_of
from ipsm_cli.records.importing import NewActivity

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.core.columns import ActivityFields
    from ipsm_cli.exchange.foreign import Value
    from ipsm_cli.exchange.job import Job
    from ipsm_cli.exchange.values import Reader


class Line(NamedTuple):
    """One activity as a row tells it; the fields up to ``basic_need`` are the register's."""

    date: str | None
    kind: str | None
    description: str | None
    place: str | None
    desa: str | None
    result: str | None
    constraint: str | None
    follow_up: str | None
    quantity: float | None
    unit: str | None
    minutes: int | None
    cost: int | None
    fund_source: str | None
    programme: str | None
    spm_service: str | None
    basic_need: str | None
    workers: tuple[int, ...] | None
    people: int | None
    people_l: int | None
    people_p: int | None
    partners: tuple[str, ...] | None


COLUMNS = Line._fields[: Line._fields.index("workers")]
COUNTS = ("people", "people_l", "people_p")
_MOST_KEYS = 1_000  # of one row, for many workers who were each several entries
_TOLD = tuple("hours" if name == "minutes" else name for name in Line._fields)


def line_of(told: dict[str, Any]) -> Line:
    """The line of what a row told by field."""
    return Line._make(map(told.get, _TOLD))


def present(fields: Sequence[str]) -> frozenset[str]:
    """The parts of a line that the table has columns for."""
    found = {"minutes" if name == "hours" else name for name in fields}
    return frozenset(found | ({"workers"} if "worker_numbers" in found else set()))


def identity(line: Line, *, by_kind: bool) -> Key:
    """By what the row is known again; ``by_kind`` where the table has a column for the kind, else
    the description stands for it."""
    what = line.kind if by_kind else plain(line.description or "")
    workers = sorted(line.workers or ())
    is_it = (line.date, what, plain(line.place) if line.place else "", line.desa, *workers)
    return key_of(is_it, line)


def keys_before(line: Line, before: Mapping[int, Sequence[int]], *, by_kind: bool) -> Iterator[Key]:
    """The keys of the row from when its workers were several entries: ``before`` has the numbers
    that each took over."""
    choices = []
    for worker in line.workers or ():
        gone = before.get(worker, ())
        choices.append([(worker,), *((one,) for one in gone), *((worker, one) for one in gone)])
    for chosen in islice(product(*choices), 1, _MOST_KEYS):
        workers = tuple(one for some in chosen for one in some)
        yield identity(line._replace(workers=workers), by_kind=by_kind)


@cache  # a sheet tells few different counts, and each row's are asked for twice
def served_of(people: int | None, men: int | None, women: int | None) -> tuple[Served, ...]:
    """Counts from a total, from men and women, or from all three. Raises CountsDisagree."""
    counted = (men or 0) + (women or 0)
    found = [Served("", sex, "", n) for sex, n in (("L", men), ("P", women)) if n is not None]
    rest = 0 if people is None else people - counted
    if rest < 0:
        raise errors.CountsDisagree(total=people, sum=counted)
    if rest or (people is not None and not found):
        found.append(Served("", "", "", rest))
    return tuple(found)


class Maker:
    """Makes what the deed is told of each line; what lines share is looked up once."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._areas: dict[str, str] = {}
        self._parts: dict[tuple[int, ...], tuple[Part, ...]] = {}

    def make(self, line: Line) -> NewActivity:
        """A whole line as a new activity. Raises CountsDisagree."""
        kind, workers = line.kind or "", line.workers or ()
        if kind not in self._areas:
            self._areas[kind] = area_of(self._codes, kind)
        if workers not in self._parts:
            self._parts[workers] = parts_of(self._codes, workers)
        fields = dict(zip(COLUMNS, line, strict=False))
        return NewActivity(
            cast("ActivityFields", fields),
            self._areas[kind],
            self._parts[workers],
            served_of(line.people, line.people_l, line.people_p),
            line.partners or (),
        )


def area_of(codes: Codes, kind: str) -> str:
    code = codes.get("kind", kind)
    return code.parent if code else ""


def parts_of(codes: Codes, workers: Sequence[int]) -> tuple[Part, ...]:
    """The first named leads, the others stand by."""
    roles = [code.code for code in codes.all("part")[:2]]
    return tuple(Part(worker, roles[min(place, 1)]) for place, worker in enumerate(workers))


def named(
    reader: Reader, job: Job, cells: Sequence[Value], current: Sequence[int] | None
) -> tuple[int, ...] | None:
    """The workers of a row that has their names and their numbers, as our own lists do.

    Of a known record (``current``) that side counts which was corrected; of another row the names,
    or the numbers where there are no names. Raises PeopleDisagree.
    """
    names = text_of(_cell(job, cells, "workers"))
    numbers = text_of(_cell(job, cells, "worker_numbers"))
    if current is not None:
        known = [reader.people.by_number[number].name for number in current]
        if plain(names) == plain(" ".join(known)) or not names.strip():
            return _numbers(reader, numbers) or None
        if _same_numbers(numbers, current) or not numbers.strip():
            return reader.people.workers(names)
    if not names.strip():
        return _numbers(reader, numbers) or None
    found = reader.people.workers(names)
    if current is not None and _numbers(reader, numbers) != found:
        raise errors.PeopleDisagree(names=names, numbers=numbers)
    return found


def _cell(job: Job, cells: Sequence[Value], key: str) -> Value:
    place = job.layout.columns[key].place
    cell = cells[place] if place < len(cells) else None
    return None if is_blank(cell) else cell


def _same_numbers(text: str, current: Sequence[int]) -> bool:
    return plain(text).split() == [str(number) for number in current]


def _numbers(reader: Reader, text: str) -> tuple[int, ...]:
    return tuple(reader.people.worker(piece) for piece in pieces_of(text))
