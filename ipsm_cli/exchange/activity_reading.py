"""The rows of a table of activities read; what a row leaves unsaid is told above or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.errors import IpsmError
from ipsm_cli.core.names import cite
from ipsm_cli.exchange import activity_lines, chat_kinds, corrections
from ipsm_cli.exchange.activity_lines import Line
from ipsm_cli.exchange.headings import fields
from ipsm_cli.exchange.job import columns_of
from ipsm_cli.exchange.keys import Key
from ipsm_cli.exchange.plan import Fault, Tally

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.exchange.foreign import Value
    from ipsm_cli.exchange.job import Job, Tick
    from ipsm_cli.exchange.values import Reader
    from ipsm_cli.records.importing import Rules

KIND = "activities"
_STEP = 1_000  # rows between two looks at the progress
_NEEDED = ("date", "kind", "workers")


class Read(NamedTuple):
    """A row that could be read. ``record`` is the one it names by its unique id, else 0; ``photos``
    are no part of what it is known again by.

    ``error`` is what forbids it as a new record; ``cells`` are kept where it may yet be refused.
    """

    row: int
    line: Line
    key: Key
    record: int
    error: IpsmError | None
    cells: Sequence[Value] | None
    photos: tuple[str, ...] = ()


class Reading:
    """Reads a job's rows; those that cannot be read go to the tally."""

    def __init__(
        self,
        db: sqlite3.Connection,
        job: Job,
        reader: Reader,
        codes: Codes,
        rules: Rules,
        tally: Tally,
    ) -> None:
        self.db = db
        self.job = job
        self.reader = reader
        self.codes = codes
        self.rules = rules
        self.tally = tally
        self.columns = activity_lines.present(columns_of(job))
        self._kinds = [code for code in codes.all("kind") if code.active]
        self._both = {"workers", "worker_numbers"} <= job.layout.columns.keys()

    def read_all(self, tick: Tick, *, keep: bool, release: bool) -> list[Read]:
        """Every row in its order. ``keep``: the cells stay with the row; ``release``: the job lets
        go of each row once it is read, for it is read for the last time."""
        places = self.reader.places(self.job.layout, KIND)
        if self._both:
            places = [one for one in places if one.field.key not in ("workers", "worker_numbers")]
        by_kind = "kind" in self.columns
        seen: dict[Key, int] = {}
        found: list[Read] = []
        records = self.job.records
        for count in range(len(records)):
            row, cells = records[count]
            if release:
                records[count] = (row, ())
            if count % _STEP == 0:
                tick(count)
            told, faults = self.reader.row(places, cells)
            record = 0
            if not faults:
                record, faults = self._complete(told, cells)
            if faults:
                self.tally.refuse(row, cells, *faults)
                continue
            line = activity_lines.line_of(told)
            key = activity_lines.identity(line, by_kind=by_kind)
            if not record and (first := seen.setdefault(key, row)) != row:
                self.tally.refuse(row, cells, Fault("", "", errors.RowTwice(row=first)))
                continue
            error = None if record else self._forbidden(line)
            kept = cells if keep or error else None
            found.append(Read(row, line, key, record, error, kept, told.get("photos") or ()))
        return found

    def _forbidden(self, line: Line) -> IpsmError | None:
        """What forbids the line as a new record."""
        try:
            self.rules.check(line.date or "", line.desa, line.workers or ())
            activity_lines.served_of(line.people, line.people_l, line.people_p)
        except IpsmError as error:
            return error
        return None

    def _complete(self, told: dict[str, Any], cells: Sequence[Value]) -> tuple[int, list[Fault]]:
        """Fills what the row leaves unsaid, and says what is missing; the record it names."""
        record = self._by_uid(told.pop("uid", None))
        now = corrections.standing(self.db, record) if record else None
        faults: list[Fault] = []
        try:
            if self._both:
                told["workers"] = activity_lines.named(
                    self.reader, self.job, cells, now.workers if now else None
                )
            elif numbers := told.pop("worker_numbers", None):
                told["workers"] = numbers
        except IpsmError as error:
            head = self.job.layout.columns["workers"].heading
            return record, [Fault(head, "", error)]
        if record:
            return record, faults
        for key in ("kind", "workers", "desa"):
            if told.get(key) is None:
                try:
                    told[key] = self._unsaid(key, told)
                except IpsmError as error:
                    faults.append(Fault("", cite(str(self.job.told.get(key, ""))), error))
        for key in _NEEDED:
            if told.get(key) is None and not any(one.column == "" for one in faults):
                column = self.job.layout.columns.get(key)
                missing = errors.MissingCell(field=f"col.{key}")
                faults.append(Fault(column.heading if column else "", "", missing))
        return record, faults

    def _by_uid(self, uid: str | None) -> int:
        if not uid:
            return 0
        row = self.db.execute("SELECT number FROM activity WHERE uid = ?", (uid,)).fetchone()
        return int(row[0]) if row else 0

    def _unsaid(self, key: str, told: dict[str, Any]) -> Any:
        """What stands above the table, or what the command and the profile say for all rows."""
        above, profile = self.job.told, self.job.asked.profile
        if key == "kind":
            return self._kind(told)
        if key == "workers" and ("member" in above or "workers" in above):
            return self._above()
        if key in above:
            return self._village_above(above[key])
        if profile and key in profile.defaults:
            return self.reader.read(fields(KIND)[key], profile.defaults[key])
        return None

    def _village_above(self, told: Any) -> str | None:
        """The village in the line above; a work area may also be larger than one."""
        try:
            return self.reader.villages.village(str(told))
        except (errors.UnknownVillage, errors.AmbiguousVillage, errors.OutsideBranch):
            return None

    def _above(self) -> tuple[int, ...]:
        """The worker named above the table: by member number first, else by name."""
        above = self.job.told
        if member := str(above.get("member", "")).strip():
            try:
                return (self.reader.people.worker(member),)
            except IpsmError:
                if "workers" not in above:
                    raise
        return self.reader.people.workers(str(above["workers"]))

    def _kind(self, told: dict[str, Any]) -> str | None:
        """By the words of the profile, by those of the field, else the one said for all."""
        asked = self.job.asked
        text = " ".join(filter(None, (told.get("description"), told.get("result"))))
        if asked.profile and (found := _by_words(text, asked.profile.words)):
            return found
        if asked.by_words and (guess := chat_kinds.guess(self._kinds, text).value):
            return str(guess)
        default = asked.kind_code
        if default is None and asked.profile:
            default = asked.profile.defaults.get("kind")
        return self.codes.read("kind", default, self.reader.language) if default else None


def _by_words(text: str, words: Any) -> str | None:
    """The kind of the one word of a profile that stands in the text. Raises AmbiguousCode."""
    low = text.casefold()
    found = {code for word, code in words.items() if word.casefold() in low}
    if len(found) > 1:
        raise errors.AmbiguousCode(list="kind", text=cite(text), candidates=tuple(sorted(found)))
    return found.pop() if found else None
