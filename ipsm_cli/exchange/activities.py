"""Bringing a sheet of activities into the register: what is new, what changed, what was there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.errors import IpsmError
from ipsm_cli.core.names import cite
from ipsm_cli.exchange import activity_lines, batch, corrections, keys, positions
from ipsm_cli.exchange.activity_lines import Line
from ipsm_cli.exchange.activity_reading import KIND, Read, Reading
from ipsm_cli.exchange.doubles import Double, Doubles
from ipsm_cli.exchange.headings import plain
from ipsm_cli.exchange.keys import Key, Known
from ipsm_cli.exchange.plan import Example, Fault, Plan, Tally, plan_of
from ipsm_cli.records import activities as deeds
from ipsm_cli.records import importing, photos

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.exchange.job import Job, Tick
    from ipsm_cli.exchange.values import Reader
    from ipsm_cli.store.change import Pen

_MOST = 2  # one row in two must say what it said, for a file to be a version of an earlier one
_AGREE = 2  # of day, workers, place, kind with words: as many must, for one to be the other


def bring_in(
    pen: Pen, job: Job, reader: Reader, codes: Codes, tick: Tick, *, write: bool = True
) -> Plan:
    """Sorts every row and, with ``write``, records what is new; the job's rows are then used up.

    Corrections are always made, so that what forbids them is known: without ``write`` the caller
    takes the transaction back.
    """
    tally = Tally()
    rules = importing.Rules(pen.db, pen.who.today)
    reading = Reading(pen.db, job, reader, codes, rules, tally)
    known = Known(pen.db, KIND)
    reads = reading.read_all(tick, keep=not known.is_new or not write, release=write)
    sorting = _Sorting(pen, job, reading, tally)
    sorting.sort(reads, _records(pen, job, known, reads, reading))
    del reads
    for gone in reader.people.met.values():
        tally.merged(gone, reader.people.by_number[gone.into].name)
    if write:
        sorting.write(rules, tick)
    counted = not reading.columns.isdisjoint(activity_lines.COUNTS)
    return plan_of(KIND, job, tally, sorting.people if counted else None)


class _Match(NamedTuple):
    """The record that a row is known as (0: none) and whether it says what it said; ``like`` is one
    that only resembles it."""

    record: int
    says_same: bool = False
    like: int = 0


def _records(pen: Pen, job: Job, known: Known, reads: list[Read], reading: Reading) -> list[_Match]:
    """What each row is known as."""
    found = [_Match(read.record) for read in reads]
    if known.is_new:
        return found
    free = [place for place, read in enumerate(reads) if not read.record]
    for identity, places in keys.grouped([reads[place].key.identity for place in free]).items():
        if records := known.records(identity):
            digests = [reads[free[place]].key.digest for place in places]
            for place, one in zip(places, keys.pair(digests, records), strict=True):
                if one is not None:
                    found[free[place]] = _Match(*one)
    _find_before_merging(reads, found, free, known, reading)
    profile = job.asked.profile
    before = positions.earlier(pen.db, KIND, job.file, profile.name if profile else None)
    _part_strangers(pen, reads, found, free, set(before))
    if any(one.record == 0 for one in found):
        _find_by_place(pen, reads, found, before)
    return found


def _find_before_merging(
    reads: list[Read], found: list[_Match], free: list[int], known: Known, reading: Reading
) -> None:
    """A row that came when its worker was another entry is known by the key that it had then."""
    before, by_kind = reading.reader.people.before, "kind" in reading.columns
    taken = {one.record for one in found} if before else set()
    for place in free if before else ():
        line = reads[place].line
        if found[place].record or before.keys().isdisjoint(line.workers or ()):
            continue
        for key in activity_lines.keys_before(line, before, by_kind=by_kind):
            left = [one for one in known.records(key.identity) if one[1] not in taken]
            if left:
                digest, record = next((one for one in left if one[0] == key.digest), left[0])
                found[place] = _Match(record, digest == key.digest)
                taken.add(record)
                break


def _part_strangers(
    pen: Pen, reads: list[Read], found: list[_Match], free: list[int], before: set[int]
) -> None:
    """A row with another description is another activity of that day, kind and worker, unless the
    file bears the name of the one that brought the record or tells most of what is there."""
    is_version = sum(found[place].says_same for place in free) * _MOST >= len(free)
    for place in free:
        record, says_same, _ = found[place]
        if not record or says_same or is_version or record in before:
            continue
        now = corrections.standing(pen.db, record)
        words = {plain(reads[place].line.description or "")}
        words.add(plain(now.fields["description"] or "") if now else "")
        if len(words - {""}) > 1:
            found[place] = _Match(0, like=record)


def _find_by_place(pen: Pen, reads: list[Read], found: list[_Match], before: list[int]) -> None:
    def alike(place: int, record: int) -> bool:
        now, line = corrections.standing(pen.db, record), reads[place].line
        return now is not None and _agreeing(line, now) >= _AGREE

    records = [one.record for one in found]
    for place, record in positions.by_place(records, before, alike).items():
        found[place] = _Match(record)


def _agreeing(line: Line, now: corrections.Standing) -> int:
    """How many of day, workers, place, kind with words are the same."""
    what = (line.kind, line.description or now.fields["description"])
    return sum(
        (
            line.date == now.fields["date"],
            line.workers == now.workers,
            (line.place, line.desa) == (now.fields["place"], now.fields["desa"]),
            what == (now.fields["kind"], now.fields["description"]),
        )
    )


class _Sorting:
    """Rows on their way into the register."""

    def __init__(self, pen: Pen, job: Job, reading: Reading, tally: Tally) -> None:
        self.pen = pen
        self.job = job
        self.codes = reading.codes
        self.columns = reading.columns
        self.tally = tally
        self.doubles = Doubles(pen.db)
        self.corrected: list[tuple[int, Key]] = []  # record and its key from here on
        self.new: list[Read] = []
        self.people = (0, 0)  # of the rows taken, of those that are new

    def sort(self, reads: list[Read], found: list[_Match]) -> None:
        for read, (record, says_same, like) in zip(reads, found, strict=True):
            self._count(read.line, new=False)
            if says_same:
                self._keep(read, record)
            elif record and (now := corrections.standing(self.pen.db, record)) is not None:
                self._correct(read, now)
            else:
                self._add(read, like)

    def _correct(self, read: Read, now: corrections.Standing) -> None:
        try:
            change = corrections.find(
                now, read.line, self.columns, self.codes, clears=bool(read.record)
            )
            if change is None:
                self._keep(read, now.number)
                return
            with self.pen.attempt():
                deeds.edit(self.pen, now.number, change.fields, **change.lists)
                added = self._add_photos(read, now.number)
        except IpsmError as error:
            self._refuse(read, error)
            return
        if not read.record:
            self.corrected.append((now.number, read.key))
        self.tally.count("changed", partial(_example, read, now.number, change.names + added))

    def _keep(self, read: Read, record: int) -> None:
        """A record that is what the row says; a photo that it lacks comes to it."""
        added: tuple[str, ...] = ()
        try:
            if read.photos:
                with self.pen.attempt():
                    added = self._add_photos(read, record)
        except IpsmError as error:
            self._refuse(read, error)
            return
        self.tally.count("changed" if added else "same", partial(_example, read, record, added))

    def _add_photos(self, read: Read, record: int) -> tuple[str, ...]:
        """The row's photos that the record does not have yet; the field that changes by them."""
        lacking = corrections.lacking(self.pen.db, record, read.photos)
        for file in lacking:
            photos.add(self.pen, record, {"file": file})
        return ("photos",) if lacking else ()

    def _add(self, read: Read, like: int) -> None:
        double = Double(like, False) if like else self.doubles.find(read.line)
        if double is not None and double.whole:
            self._keep(read, double.number)
        elif read.error is not None:
            self._refuse(read, read.error)
        else:
            if double is not None:
                self.tally.count("warned", partial(_example, read, double.number))
            self.tally.count("new", partial(_example, read, 0))
            self._count(read.line, new=True)
            self.new.append(read)

    def _refuse(self, read: Read, error: IpsmError) -> None:
        self.tally.refuse(read.row, read.cells or (), Fault("", "", error))

    def _count(self, line: Line, *, new: bool) -> None:
        counted = line.people if line.people is not None else (line.people_l or 0)
        if line.people is None:
            counted += line.people_p or 0
        whole, fresh = self.people
        self.people = (whole, fresh + counted) if new else (whole + counted, fresh)

    def write(self, rules: importing.Rules, tick: Tick) -> None:
        """The batch, what its rows are known by, and the new records, portion by portion."""
        number = batch.begin(self.pen, KIND, self.job, self.tally, self.corrected)
        if number is None:
            return
        maker = activity_lines.Maker(self.codes)
        for start in range(0, len(self.new), importing.PORTION):
            tick(len(self.job.records) + start)
            portion = self.new[start : start + importing.PORTION]
            found = [maker.make(read.line) for read in portion]
            first = importing.add_activities(self.pen, rules, found)
            known = [(str(read.key), record) for record, read in enumerate(portion, first)]
            importing.remember(self.pen, KIND, number, known)
            for record, read in enumerate(portion, first):
                for file in read.photos:
                    photos.add(self.pen, record, {"file": file})


def _example(read: Read, record: int, fields: tuple[str, ...] = ()) -> Example:
    line = read.line
    words = (line.date, line.kind, line.description or line.place)
    return Example(read.row, cite(" ".join(filter(None, words)), 60), record, fields)
