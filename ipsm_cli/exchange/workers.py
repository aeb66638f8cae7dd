"""Bringing a sheet of workers into the register, row by row, by the deeds of the counter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from ipsm_cli.core import errors
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.errors import IpsmError
from ipsm_cli.core.names import cite
from ipsm_cli.core.records import Coded
from ipsm_cli.exchange import batch, worker_lines
from ipsm_cli.exchange.keys import Key
from ipsm_cli.exchange.persons import KIND, Persons
from ipsm_cli.exchange.plan import Example, Fault, Plan, Tally, plan_of
from ipsm_cli.exchange.worker_lines import Line
from ipsm_cli.records import service
from ipsm_cli.records import workers as deeds

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.core.columns import WorkerFields
    from ipsm_cli.exchange.foreign import Value
    from ipsm_cli.exchange.job import Job, Tick
    from ipsm_cli.exchange.merged import Gone
    from ipsm_cli.exchange.values import Reader
    from ipsm_cli.store.change import Pen

_STEP = 20  # rows between two looks at the progress


def bring_in(
    pen: Pen,
    job: Job,
    reader: Reader,
    codes: Codes,
    tick: Tick,
    *,
    write: bool = True,  # noqa: ARG001 - as activities
) -> Plan:
    """Registers and corrects row by row; the caller takes the transaction back for a mere plan."""
    sorting = _Sorting(pen, job, codes)
    places = reader.places(job.layout, KIND)
    for count, (row, cells) in enumerate(job.records):
        if count % _STEP == 0:
            tick(count)
        told, faults = reader.row(places, cells)
        line = worker_lines.line_of(told)
        faults += [] if faults else sorting.missing(line)
        if faults:
            sorting.tally.refuse(row, cells, *faults)
        else:
            sorting.sort(row, cells, line)
    sorting.write_batch()
    return plan_of(KIND, job, sorting.tally, None)


class _Sorting:
    """Rows on their way into the register."""

    def __init__(self, pen: Pen, job: Job, codes: Codes) -> None:
        self.pen = pen
        self.job = job
        self.codes = codes
        self.tally = Tally()
        self.persons = Persons(pen.db)
        self.rows: dict[int, int] = {}  # the row that spoke of each worker
        self.keys: list[tuple[int, Key]] = []  # record and the key that it is known by from here on
        self.doubted = False

    def missing(self, line: Line) -> list[Fault]:
        """What a new worker needs and the row lacks; a row that names its record needs nothing."""
        if line.uid:
            return []
        found = []
        for key in worker_lines.NEEDED:
            if line.fields.get(key) is None:
                column = self.job.layout.columns.get(key)
                missing = errors.MissingCell(field=f"col.{key}")
                found.append(Fault(column.heading if column else "", "", missing))
        return found

    def sort(self, row: int, cells: Sequence[Value], line: Line) -> None:
        self.doubted = False
        try:
            key = worker_lines.identity(line)
            number, says_same, gone = self.persons.find(line, key)
            first = self.rows.setdefault(number, row) if number and gone is None else row
            if first != row:  # two rows of one who was two entries are no slip
                gone = self.persons.part_of(number)
            if gone is not None:  # what she was is in the history, what she is was decided
                self._is_gone(row, line, gone)
                return
            if first != row:
                raise errors.RowTwice(row=first)
            if says_same:
                self.tally.add("same", self._example(row, line, number))
                return
            with self.pen.attempt():
                changed = self._correct(number, line) if number else ()
                record = number or self._register(line)
        except IpsmError as error:
            self.tally.refuse(row, cells, Fault("", "", error))
            return
        self.rows[record] = row
        if number and not changed:
            self.tally.add("same", self._example(row, line, number))
            return
        if not line.uid or not number:
            self.keys.append((record, key))
        if self.doubted:
            self.tally.add("warned", self._example(row, line, number))
        sort = "changed" if number else "new"
        self.tally.add(sort, self._example(row, line, number, changed))

    def _is_gone(self, row: int, line: Line, gone: Gone) -> None:
        now = self.pen.row("worker", (gone.into,)) or {}
        self.tally.merged(gone, now["name"])
        self.tally.add("same", self._example(row, line, gone.into))

    def _register(self, line: Line) -> int:
        if line.uid and any(line.fields.get(key) is None for key in worker_lines.NEEDED):
            raise errors.MissingCell(field="col.sex" if line.fields.get("name") else "col.name")
        status = line.status or worker_lines.usual_status(self.codes)
        told = {key: value for key, value in line.fields.items() if value is not None}
        return deeds.add(
            self.pen,
            cast("WorkerFields", told),
            desas=line.desas or (),
            status=status,
            active=worker_lines.active(self.codes, status),
            keep=self._keep,
        )

    def _correct(self, number: int, line: Line) -> tuple[str, ...]:
        """The fields that changed. A status has a day and a reason, which a sheet does not tell."""
        now = self.pen.row("worker", (number,)) or {}
        held = [
            desa
            for (desa,) in self.pen.db.execute(
                "SELECT desa FROM duty WHERE worker = ? AND until IS NULL ORDER BY number",
                (number,),
            )
        ]
        _, standing, _ = service.standing(self.pen.db, number)
        if line.status and line.status != standing:
            raise errors.StatusByImport(
                number=number, name=now["name"], status=Coded("worker_status", standing)
            )
        profile = self.job.asked.profile
        coarse = profile.coarse if profile else {}
        changed, moved = worker_lines.differences(
            line, now, held, clears=bool(line.uid), coarse=coarse
        )
        if not changed and moved is None:
            return ()
        deeds.edit(self.pen, number, cast("WorkerFields", changed), desas=moved, keep=self._keep)
        return (*changed, *(["desa"] if moved is not None else []))

    def _keep(self, doubts: Sequence[Doubt]) -> str:
        """Doubtful people stay outside unless the import was told a reason to keep them."""
        if self.job.asked.keep is None:
            raise errors.DoubtfulEntry(doubts=tuple(doubts))
        self.doubted = True
        return self.job.asked.keep

    def _example(self, row: int, line: Line, record: int, fields: tuple[str, ...] = ()) -> Example:
        told: dict[str, Any] = line.fields
        return Example(row, cite(told.get("name") or str(record), 60), record, fields)

    def write_batch(self) -> None:
        """The batch, and what its rows are known by from here on."""
        batch.begin(self.pen, KIND, self.job, self.tally, self.keys)
