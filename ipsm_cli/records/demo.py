"""A demo branch: a real kecamatan, invented people, twelve months of work, all from one seed.

What is said and how often stands in ``demo_data/``; every row is written by the same deeds that
the counter calls, so that every rule of the register holds.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, cast

from ipsm_cli.codes import Codes
from ipsm_cli.codes.region_tree import within
from ipsm_cli.core.columns import BranchFields
from ipsm_cli.core.period import twelve_months_to
from ipsm_cli.core.records import Who
from ipsm_cli.records import activities, branch, workers
from ipsm_cli.records.demo_activities import Plan, Planner
from ipsm_cli.records.demo_papers import file_papers
from ipsm_cli.records.demo_people import Person, make_people
from ipsm_cli.records.demo_pieces import many, read_pieces, rows
from ipsm_cli.store.change import Pen
from ipsm_cli.store.create import create

EVENING = 19 * 3600  # the secretary writes after work; seconds of the day
LONGEST_EVENING = 4 * 3600
ZONE = "+07:00"


class Size(NamedTuple):
    """How large a branch is, and whether one history entry holds a day's records or one record."""

    workers: int
    activities_a_month: int  # on average over the twelve months
    by_day: bool = False


class Made(NamedTuple):
    """How much was written; voided activities are counted."""

    workers: int
    activities: int


class _Entry(NamedTuple):
    """One deed of the diary, done on ``day`` (ISO)."""

    day: str
    command: str
    write: Callable[[Pen], object]


TYPICAL = Size(workers=20, activities_a_month=160)
DENSE = Size(workers=160, activities_a_month=3200, by_day=True)


def build(path: Path, *, seed: int, last_month: str, size: Size) -> Made:
    """Creates the register at ``path`` and fills the twelve months up to ``last_month``.

    The same seed, month and size give the same contents. The file appears whole or not at all.
    Raises RegisterExists.
    """
    rng = random.Random(seed)  # noqa: S311  # invented data, no secrets
    with create(path) as register:
        told = {row["field"]: row["value"] for row in rows("branch")}
        actor = told.pop("actor")
        diary = _diary(rng, told, last_month, size)
        for who, entries in _sittings(rng, diary, actor, by_day=size.by_day):
            with register.change(who, chance=rng.randbytes) as pen:
                for entry in entries:
                    entry.write(pen)
    return Made(size.workers, 12 * size.activities_a_month)


def _diary(rng: random.Random, told: dict[str, str], last_month: str, size: Size) -> list[_Entry]:
    """Every deed in order: what changes who serves comes before a day's activities."""
    codes, period = Codes(), twelve_months_to(last_month)
    fields: dict[str, Any] = {
        **told,
        "due_day": int(told["due_day"]),
        "letterhead": "\n".join(many(told["letterhead"])),
    }
    villages = [(region.code, region.name) for region in within(told["region"])]
    ranked = rng.sample(villages, len(villages))
    people = make_people(rng, size.workers, ranked, period)
    active = {
        code.code: code.extra["counts_as_active"] == "1" for code in codes.all("worker_status")
    }
    serving = [person for person in people if active[person.status]]
    plans = Planner(rng, read_pieces(codes), serving, ranked, period).plans(
        12 * size.activities_a_month
    )
    first = period.first_day()
    founding = _Entry(
        first, "init", lambda pen: branch.found(pen, cast(BranchFields, fields), villages)
    )
    joining = [_joining(first, person, active=active[person.status]) for person in people]
    filing = [_Entry(first, *one) for one in file_papers(rng, people, codes, first)]
    absences = [entry for person in people for entry in _absence(person)]
    diary = [founding, *joining, *filing, *absences, *_recording(plans)]
    return sorted(diary, key=lambda entry: entry.day)


def _joining(day: str, person: Person, *, active: bool) -> _Entry:
    return _Entry(
        day,
        "worker add",
        lambda pen: workers.add(
            pen,
            person.fields,
            desas=person.desas,
            status=person.status,
            active=active,
            keep=lambda _: person.kept_reason,
        ),
    )


def _absence(person: Person) -> Iterator[_Entry]:
    away = person.away
    if away is None:
        return
    yield _Entry(
        away.first,
        "worker end",
        lambda pen: workers.end(
            pen, person.number, away.first, status=away.status, reason=away.reason, note=away.note
        ),
    )
    if (back := away.back) is not None:
        yield _Entry(
            back,
            "worker reinstate",
            lambda pen: workers.reinstate(pen, person.number, back, status=person.status),
        )


def _recording(plans: list[Plan]) -> list[_Entry]:
    """Activities in the order of recording, then the voids; the first is number 1."""
    entries = [_Entry(plan.day, "activity add", _adding(plan)) for plan in plans]
    entries += [
        _Entry(plan.voided_on, "activity void", _voiding(number, plan.void_reason))
        for number, plan in enumerate(plans, 1)
        if plan.voided_on
    ]
    return entries


def _adding(plan: Plan) -> Callable[[Pen], object]:
    return lambda pen: activities.add(
        pen, plan.fields, plan.area, plan.parts, plan.served, plan.partners
    )


def _voiding(number: int, reason: str) -> Callable[[Pen], object]:
    return lambda pen: activities.void(pen, number, reason)


def _sittings(
    rng: random.Random, diary: Iterable[_Entry], actor: str, *, by_day: bool
) -> Iterator[tuple[Who, list[_Entry]]]:
    """The diary cut into history entries, each with its moment of that day's evening."""
    groups = (
        [list(group) for _, group in groupby(diary, key=lambda entry: entry[:2])]
        if by_day
        else [[entry] for entry in diary]
    )
    a_day = Counter(group[0].day for group in groups)
    done: Counter[str] = Counter()
    for group in groups:
        day, command = group[0][:2]
        step = max(1, min(180, LONGEST_EVENING // a_day[day]))
        second = EVENING + done[day] * step + rng.randrange(step)
        done[day] += 1
        clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        yield Who(actor, command, f"{day}T{clock}{ZONE}", day), group
