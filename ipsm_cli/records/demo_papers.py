"""The papers of a demo branch: who has a decree, a card, a training and an account, who lacks one.

Account numbers begin with 0000: no bank gives such a one out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.dates import first_day
from ipsm_cli.records import accounts, honors, papers
from ipsm_cli.records.demo_pieces import many, rows

if TYPE_CHECKING:
    from ipsm_cli.codes import Codes
    from ipsm_cli.records.demo_people import Person
    from ipsm_cli.store.change import Pen

AMOUNT, SOURCE = 200_000, "Perwal contoh 1/2025"  # rupiah a month for each worker, and the rule


class Filing(NamedTuple):
    """One paper to file: the command that does it, and how."""

    command: str
    write: Callable[[Pen], object]


def file_papers(rng: Random, people: list[Person], codes: Codes, day: str) -> Iterator[Filing]:
    """What is filed on ``day`` (ISO), the first of the register: of each sort, not of everybody."""
    for row in rows("papers"):
        for person in people:
            served = person.fields.get("active_since")
            if rng.random() >= float(row["rate"]) or not (served or row["candidates"] == "1"):
                continue
            if row["sort"] == "account":
                yield Filing("account set", _account(rng, row, person))
            else:
                fields = _fields(rng, row, person, day, first_day(served) if served else "")
                yield Filing(f"{row['sort']} add", _paper(codes, row["sort"], person, fields))
    yield Filing("honor add", lambda pen: honors.add(pen, _honor(day)))


def _honor(day: str) -> honors.HonorFields:
    return {"since": day[:7], "amount": AMOUNT, "source": SOURCE}


def _account(rng: Random, row: dict[str, str], person: Person) -> Callable[[Pen], object]:
    bank = rng.choice(many(row["text"]))
    number = f"0000{rng.randrange(10**8):08}"
    return lambda pen: accounts.put(pen, person.number, bank, number, person.fields["name"])


def _paper(
    codes: Codes, sort: str, person: Person, fields: papers.Fields
) -> Callable[[Pen], object]:
    return lambda pen: papers.add(pen, codes, sort, person.number, fields)


def _fields(
    rng: Random, row: dict[str, str], person: Person, day: str, served: str
) -> papers.Fields:
    """A paper of the year before the register and of her service, without end or for years."""
    year = int(day[:4]) - 1
    years = int(rng.choice(many(row["years"])))
    since = max(f"{year}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}", served)
    number = row["paper"].format(n=person.number, year=year)
    fields: papers.Fields = {"since": since, "paper": number}
    if row["sort"] == "training":
        hours = int(rng.choice(many(row["hours"])))
        return {**fields, "level": row["kind"], "training": row["text"], "minutes": hours * 60}
    fields |= {"kind": rng.choice(many(row["kind"])), "issuer": row["issuer"]}
    return {**fields, "until": f"{year + years}{since[4:]}"} if years else fields
