"""Throw-away registers of any size from a seed, history and seals included.

As a program (FILE ACTIVITIES MONTHS SEED) it makes one; the benchmark starts it so, to stay small
itself and to fill by the installed package.
"""

from __future__ import annotations

import calendar
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from ipsm_cli.codes import Codes
from ipsm_cli.codes.codebook import Code
from ipsm_cli.codes.region_tree import within
from ipsm_cli.core.identity import uuid7
from ipsm_cli.core.records import Who
from ipsm_cli.records import branch, workers
from ipsm_cli.store.change import Pen
from ipsm_cli.store.create import create

REGION = "32.01.01"
LAST_MONTH = "2025-12"  # every register ends here, so that the questions need no clock
FOUNDED = "2015-01-01"
YEARS = 5
WORKERS = 1_000
_CACHE_KIB = 262_144  # room for the indexes while a million rows go in
_GIVEN = ("Siti", "Dadang", "Nur", "Asep", "Euis", "Cecep", "Imas", "Ujang", "Wati", "Yayat")
_FAMILY = ("Aminah", "Suherman", "Hidayat", "Kurniasih", "Permana", "Lestari", "Sobari", "Rohaeti")
_DONE = (
    "bersama warga",
    "di balai desa",
    "di posyandu",
    "dari rumah ke rumah",
    "dengan karang taruna",
)


class Shape(NamedTuple):
    """How large a register is; the activities lie evenly over the ``months`` up to LAST_MONTH."""

    activities: int
    months: int = 12 * YEARS
    workers: int = WORKERS


def fill(path: Path, shape: Shape, seed: int) -> None:
    """Makes the register at ``path``: one transaction, one history entry a record."""
    rng = random.Random(f"{seed} {shape}")  # another branch each: none is a copy of another
    with create(path) as register:
        db = register.db
        db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        db.execute("BEGIN IMMEDIATE")
        villages = [(region.code, region.name) for region in within(REGION)]
        _found(Pen(db, _who("init", FOUNDED), rng.randbytes), villages)
        for number in range(1, shape.workers + 1):
            _join(Pen(db, _who("worker add", FOUNDED), rng.randbytes), rng, number, villages)
        kinds = Codes().all("kind")
        for day in _days(rng, shape):
            _record(Pen(db, _who("activity add", day), rng.randbytes), rng, shape, kinds, villages)
        db.execute("COMMIT")


def _who(command: str, day: str) -> Who:
    return Who("rina", command, f"{day}T19:00:00+07:00", day)


def _uid(pen: Pen) -> str:
    return uuid7(int(datetime.fromisoformat(pen.who.at).timestamp() * 1000), pen.chance(10))


def _found(pen: Pen, villages: list[tuple[str, str]]) -> None:
    branch.found(
        pen,
        {
            "level": "kecamatan",
            "region": REGION,
            "name": "IPSM Kecamatan Cibinong",
            "language": "id",
            "due_day": 5,
        },
        villages,
    )
    pen.seal()


def _join(pen: Pen, rng: random.Random, number: int, villages: list[tuple[str, str]]) -> None:
    workers.add(
        pen,
        {
            "name": f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)} {number:04}",
            "sex": rng.choice("LP"),
            "birth_date": f"{rng.randint(1960, 1996)}-{rng.randint(1, 12):02}-05",
            "member_number": f"{REGION}-{number:05}",
            "phone": f"+62812{number:08}",
            "active_since": FOUNDED,
        },
        desas=[rng.choice(villages)[0]],
        status="aktif",
        active=True,
        keep=lambda _: "",
    )
    pen.seal()


def _days(rng: random.Random, shape: Shape) -> Iterator[str]:
    """The days of the activities, in order."""
    year, month = map(int, LAST_MONTH.split("-"))
    last = 12 * year + month - 1
    for place in range(shape.months):
        year, month = divmod(last - shape.months + 1 + place, 12)
        length = calendar.monthrange(year, month + 1)[1]
        until, since = (shape.activities * n // shape.months for n in (place + 1, place))
        for day in sorted(rng.choices(range(1, length + 1), k=until - since)):
            yield f"{year}-{month + 1:02}-{day:02}"


def _record(
    pen: Pen,
    rng: random.Random,
    shape: Shape,
    kinds: Sequence[Code],
    villages: list[tuple[str, str]],
) -> None:
    """An activity with one to three workers; two of three count the people they served."""
    kind = rng.choice(kinds)
    women, men = (rng.randint(1, 30), rng.randint(1, 30)) if rng.random() < 0.67 else (0, 0)
    row: dict[str, Any] = {
        "uid": _uid(pen),
        "date": pen.who.today,
        "recorded_on": pen.who.today,
        "area": kind.extra["area"],
        "kind": kind.code,
        "description": f"{kind.label_id} {rng.choice(_DONE)}",
        "desa": rng.choice(villages)[0],
        "minutes": rng.randrange(30, 300, 15),
        "cost": rng.randrange(0, 500_000, 25_000) or None,
    }
    if women:
        row |= {"people": women + men, "people_l": men, "people_p": women}
    number = pen.insert("activity", row)
    team = rng.sample(range(1, shape.workers + 1), rng.choice((1, 1, 2, 3)))
    for place, worker in enumerate(team, 1):
        part = "pelaksana" if place == 1 else "pendamping"
        row = {"activity": number, "worker": worker, "part": part, "place": place}
        pen.insert("participant", row)
    for sex, n in (("L", men), ("P", women)) if women else ():
        pen.insert("served", {"activity": number, "ppks": "", "sex": sex, "age": "", "n": n})
    pen.seal()


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Shape(int(sys.argv[2]), int(sys.argv[3])), int(sys.argv[4]))
