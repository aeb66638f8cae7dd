"""The workers of a demo branch: invented names, NIK that are nobody's, and what befalls them.

Serials from 9001 on stand at the end of every NIK: no office gives out so many for one day.
Telephone numbers begin with 0812-0000, mail addresses end in example.org (RFC 2606).
"""

from __future__ import annotations

import datetime
from random import Random
from typing import Any, NamedTuple, cast

from ipsm_cli.core.columns import WorkerFields
from ipsm_cli.core.identity import FEMALE_DAY
from ipsm_cli.core.names import search_key
from ipsm_cli.core.period import Period
from ipsm_cli.records.demo_pieces import many, read_rates, rows
from ipsm_cli.records.worker_rules import GROWN

FIRST_SERIAL = 9001
OLDEST_START = 2009  # service years are drawn from here on


class Absence(NamedTuple):
    """A worker's time without service, from ``first`` (ISO) until the day of coming back."""

    first: str
    back: str | None
    status: str
    reason: str | None
    note: str


class Person(NamedTuple):
    """A worker to be; the number is the one that the register will give."""

    number: int
    fields: WorkerFields
    desas: tuple[str, ...]
    status: str
    kept_reason: str  # why a NIK that disagrees was kept, "" where it agrees
    energy: float  # how much more than others she does; 1 is usual
    away: Absence | None

    def serves(self, day: str) -> bool:
        """Whether her absence leaves her in service that day."""
        if self.away is None or day < self.away.first:
            return True
        return self.away.back is not None and day >= self.away.back


def make_people(
    rng: Random, count: int, ranked: list[tuple[str, str]], period: Period
) -> list[Person]:
    """``count`` workers, on duty in the villages (code, name) of ``ranked``, most in the first."""
    slots = [
        code
        for (code, _), row in zip(ranked, rows("villages"), strict=True)
        for _ in range(int(row["workers"]))
    ]
    stories = {row["story"]: row for row in rows("stories")}
    rates, births = read_rates(), rows("births")
    people, niks = [], set[str]()
    for number, known in enumerate(_drawn(rng, count, stories), 1):
        story = stories[known["story"]]
        desas = [slots[(number - 1) % len(slots)]]
        if rng.random() < rates["second_duty"]:
            desas.append(rng.choice(slots))
        birth = _birth_date(rng, int(known["age"]), period)
        place = _weighted(rng, births, "weight")
        fields = {
            "name": known["name"],
            "title_front": known["title_front"] or None,
            "title_back": known["title_back"] or None,
            "sex": known["sex"],
            "birth_place": place["place"],
            "birth_date": birth.isoformat(),
            "nik": _nik(rng, story["nik"], place["region"], birth, known["sex"], niks),
            "education": known["education"],
            "main_job": known["job"],
            **_reached(rng, number, known["name"], rates),
            **_home(rng, desas[0]),
            **_membership(rng, story, number, birth, period, ranked[0][0]),
        }
        people.append(
            Person(
                number,
                cast(WorkerFields, fields),
                tuple(dict.fromkeys(desas)),
                story["status"],
                story["kept_reason"],
                rng.lognormvariate(0, 0.8),
                _absence(rng, story, period),
            )
        )
    return people


def _drawn(rng: Random, count: int, stories: dict[str, dict[str, str]]) -> list[dict[str, str]]:
    """Name, titles, sex, age, education, job and story: the known persons, then drawn ones."""
    found = rows("persons")[:count]
    taken = {row["name"] for row in found}
    sexes = rows("sexes")
    while len(found) < count:
        sex = _weighted(rng, sexes, "share")
        person = _anybody(rng, sex["sex"], list(stories.values()))
        if person["name"] in taken:
            continue
        taken.add(person["name"])
        pilgrim = rng.random() < read_rates()["pilgrim"] * int(person["age"]) / 45
        found.append({**person, "title_front": sex["title_front"] if pilgrim else ""})
    return found


def _anybody(rng: Random, sex: str, stories: list[dict[str, str]]) -> dict[str, str]:
    """A person of that sex out of the pools of names and jobs."""
    given, family, jobs = (
        [row for row in rows(file) if row["sex"] == sex] for file in ("given", "family", "jobs")
    )
    job = _weighted(rng, jobs, "weight")
    return {
        "name": f"{rng.choice(given)['name']} {rng.choice(family)['name']}",
        "title_back": job["title_back"],
        "sex": sex,
        "age": str(rng.randint(23, 66)),
        "education": rng.choice(many(job["education"])),
        "job": job["job"],
        "story": _weighted(rng, [row for row in stories if sex in many(row["sexes"])], "weight")[
            "story"
        ],
    }


def _weighted(rng: Random, choices: list[dict[str, str]], column: str) -> dict[str, str]:
    """One of the rows, each as likely as its number in ``column``."""
    return rng.choices(choices, [float(row[column]) for row in choices])[0]


def _birth_date(rng: Random, age: int, period: Period) -> datetime.date:
    start = datetime.date.fromisoformat(period.first_day())
    return start - datetime.timedelta(days=age * 365 + age // 4 + rng.randint(1, 360))


def _nik(
    rng: Random, agrees: str, region: str, birth: datetime.date, sex: str, taken: set[str]
) -> str | None:
    """A NIK of the region (dotted) for that birth and sex; ``other`` names another day."""
    if agrees == "none":
        return None
    if agrees == "other":
        birth -= datetime.timedelta(days=rng.randint(20, 400))
    day = birth.day + (FEMALE_DAY if sex == "P" else 0)
    start = f"{region.replace('.', '')}{day:02}{birth:%m%y}"
    serial = FIRST_SERIAL + rng.randrange(900)
    while f"{start}{serial}" in taken:
        serial += 1
    taken.add(f"{start}{serial}")
    return f"{start}{serial}"


def _reached(rng: Random, number: int, name: str, rates: dict[str, float]) -> dict[str, Any]:
    phone = f"+628120000{number:04}" if rng.random() < rates["phone"] else None
    mail = f"{search_key(name).replace(' ', '.')}@example.org"
    return {"phone": phone, "email": mail if rng.random() < rates["email"] else None}


def _home(rng: Random, desa: str) -> dict[str, Any]:
    return {
        "home_desa": desa,
        "home_rt": f"{rng.randint(1, 8):03}",
        "home_rw": f"{rng.randint(1, 16):03}",
        "home_street": rng.choice(rows("streets"))["street"].format(number=rng.randint(1, 60)),
    }


def _membership(
    rng: Random,
    story: dict[str, str],
    number: int,
    birth: datetime.date,
    period: Period,
    village: str,
) -> dict[str, Any]:
    """Member number and start of service, known by year, month or day; none for a candidate."""
    if story["member"] != "1":
        return {"member_number": None, "active_since": None}
    last = int(period.first[:4]) - 1
    year = rng.randint(min(max(OLDEST_START, birth.year + GROWN + 1), last), last)
    since = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    region = "".join(village.split(".")[:3])
    return {
        "member_number": f"{region}{number:04}",
        "active_since": since[: rng.choice((4, 7, 10))],
    }


def _absence(rng: Random, story: dict[str, str], period: Period) -> Absence | None:
    if not story["away_month"]:
        return None
    months = period.months()
    place = int(story["away_month"]) - 1
    day = rng.randint(3, 25)
    stay = int(story["away_months"] or 0)
    back = f"{months[place + stay]}-{day:02}" if stay else None
    return Absence(
        f"{months[place]}-{day:02}",
        back,
        story["away_status"],
        story["away_reason"] or None,
        story["away_note"],
    )
