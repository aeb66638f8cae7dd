"""What an import would do, before it does it: counts, examples, what is refused and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.errors import IpsmError

if TYPE_CHECKING:
    from ipsm_cli.exchange.foreign import Value
    from ipsm_cli.exchange.job import Job
    from ipsm_cli.exchange.merged import Gone

EXAMPLES = 3  # of each sort


class Fault(NamedTuple):
    """What is wrong in a row; ``column`` is its heading, "" for the row as a whole."""

    column: str
    value: str  # as a person sees it
    error: IpsmError


class Refusal(NamedTuple):
    """A row that stays outside, with all its faults; ``cells`` as they stand in the file."""

    row: int  # the sheet's own number
    faults: tuple[Fault, ...]
    cells: Sequence[Value]


class Example(NamedTuple):
    """A row of one sort; ``record`` is its number in the register, 0 for a new one.

    ``what`` tells what the row is about, ``fields`` which fields would change.
    """

    row: int
    what: str
    record: int = 0
    fields: tuple[str, ...] = ()


class Became(NamedTuple):
    """One whom the file names and whose entry has become part of another's."""

    gone: int
    name: str  # "" of one who has been erased
    number: int
    now: str


class Plan(NamedTuple):
    """The whole import. The control totals of people are of the rows taken from the file and of
    what the register gains by them; None where nobody is counted."""

    kind: str
    file: str
    sheet: str
    heading_row: int
    headings: tuple[str, ...]
    unknown: tuple[str, ...]
    left: tuple[int, ...]
    rows: int
    new: int
    changed: int
    same: int
    refused: tuple[Refusal, ...]
    warned: int
    examples: dict[str, tuple[Example, ...]]  # new, changed, same, warned
    people_in_file: int | None
    people_new: int | None
    became: tuple[Became, ...] = ()

    @property
    def writes(self) -> bool:
        return bool(self.new or self.changed)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        return self.new, self.changed, self.same, len(self.refused)


class Tally:
    """Counts while the rows are gone through; the first of each sort are kept as examples."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(("new", "changed", "same", "warned"), 0)
        self.examples: dict[str, list[Example]] = {sort: [] for sort in self.counts}
        self.refused: list[Refusal] = []
        self.became: dict[int, Became] = {}  # by the number that is gone

    def merged(self, gone: Gone, now: str) -> None:
        """The file names one who is now a part of the worker called ``now``."""
        self.became[gone.number] = Became(gone.number, gone.name, gone.into, now)

    def add(self, sort: str, example: Example) -> None:
        self.count(sort, lambda: example)

    def count(self, sort: str, example: Callable[[], Example]) -> None:
        """As ``add``; the example is made only where it is shown."""
        self.counts[sort] += 1
        if len(self.examples[sort]) < EXAMPLES:
            self.examples[sort].append(example())

    def refuse(self, row: int, cells: Sequence[Value], *faults: Fault) -> None:
        self.refused.append(Refusal(row, faults, cells))


def plan_of(kind: str, job: Job, tally: Tally, people: tuple[int, int] | None) -> Plan:
    """The plan when every row has been gone through."""
    return Plan(
        kind,
        job.file,
        job.layout.sheet,
        job.layout.heading_row,
        job.layout.headings,
        job.layout.unknown,
        job.left,
        len(job.records),
        tally.counts["new"],
        tally.counts["changed"],
        tally.counts["same"],
        tuple(sorted(tally.refused, key=lambda one: one.row)),
        tally.counts["warned"],
        {sort: tuple(found) for sort, found in tally.examples.items()},
        people[0] if people else None,
        people[1] if people else None,
        tuple(one for _, one in sorted(tally.became.items())),
    )
