"""The workers as the ministry's PSKS form of 2013 asks for them, in its codes.

The form has one code for the highest certificate, for the kind of training and for the companion
role; what its list does not know is "other". Source: Panduan Pendataan PMKS PSKS, Pusdatin 2013.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.codes import region_tree
from ipsm_cli.core.addresses import in_a_line
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.service import duties, statuses_on

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question


class Line(NamedTuple):
    """One worker; the fields are the table's columns."""

    number: int
    name: str  # without titles, as on the identity card
    sex: str
    education: str
    address: str | None
    phone: str | None  # 08…
    email: str | None
    active_since: str | None  # YYYY, YYYY-MM or YYYY-MM-DD
    certificate: str
    training: str
    companion: str


class Psks(NamedTuple):
    day: str
    lines: list[Line]


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Psks:
    """Who serves or is on leave on the question's day, by name."""
    day = columns.day_of(question)
    standing = statuses_on(db, day)
    serving = {c.code for c in codes.all("worker_status") if c.extra["service"] == "serving"}
    form, on_duty = _Form(db, codes, day), duties(db, day)
    rows = db.execute(
        """SELECT number, name, sex, education, home_street, home_rt, home_rw, home_desa,
               phone, email, active_since
           FROM worker ORDER BY search, number"""
    ).fetchall()
    lines = []
    for number, name, sex, education, *home, phone, email, since in rows:
        if standing.get(number) not in serving or question.worker not in (None, number):
            continue
        if question.desa is not None and question.desa not in on_duty.get(number, ()):
            continue
        codes_of = (form.of("sex", sex), form.of("education", education))
        reach = (address_of(*home) or None, phone and "0" + phone.removeprefix("+62"), email)
        lines.append(Line(number, name, *codes_of, *reach, since, *form.learned(number)))
    return Psks(day, lines)


def address_of(street: str | None, rt: str | None, rw: str | None, desa: str | None) -> str:
    """The home in one line; the village by its name."""
    region = region_tree.get(desa) if desa else None
    return in_a_line(street, rt, rw, region.name if region else None)


def table(psks: Psks) -> Table:
    return Table(
        "psks",
        (
            Column("number", "ordinal", screen=False),
            Column("name"),
            Column("sex", "id"),
            Column("education", "id"),
            Column("address"),
            Column("phone", "id"),
            Column("email"),
            Column("active_since", "id"),
            Column("certificate_level", "id"),
            Column("training_kind", "id"),
            Column("companion", "id"),
        ),
        psks.lines,
        ("title.psks", {"date": psks.day}),
    )


class _Form:
    """Our codes in those of the form, and what each worker learned and accompanies by a day."""

    def __init__(self, db: sqlite3.Connection, codes: Codes, day: str) -> None:
        self.codes = codes
        self.known = codes.all("companion2013")
        self.none, self.other = (
            next(code.code for code in self.known if code.extra["means"] == meaning)
            for meaning in ("none", "other")
        )
        self.trainings = _by_worker(
            db, "SELECT worker, level, training FROM training WHERE since <= ?", day
        )
        self.roles = _by_worker(
            db,
            """SELECT worker, programme, '' FROM role
               WHERE since <= ? AND (until IS NULL OR until >= ?)""",
            *(day, day),
        )

    def of(self, list_name: str, code: str | None) -> str:
        """The form's code; its unknown where ours is unknown."""
        found = self.codes.get(list_name, code or "")
        return found.extra["form2013"] if found else self.none

    def learned(self, worker: int) -> tuple[str, str, str]:
        """Highest certificate, kind of the newest training, newest companion role."""
        trainings = self.trainings.get(worker, [])
        levels = (self.of("training_level", level) for level, _ in trainings)
        roles = [
            f"{code} {self.codes.label('programme', code, 'id')}"
            for code, _ in self.roles.get(worker, [])
        ]
        kind = self._kind([name for _, name in trainings])
        return max(levels, default=self.none), kind, self._kind(roles)

    def _kind(self, told: list[str]) -> str:
        """The code of the newest text that names one of the form's kinds."""
        for text in reversed(told):
            low = f" {' '.join(text.casefold().replace('(', ' ').replace(')', ' ').split())} "
            for code in self.known:
                words = filter(None, code.extra["words"].split("|"))
                if any(f" {word} " in low for word in words):
                    return code.code
        return self.other if told else self.none


def _by_worker(
    db: sqlite3.Connection, select: str, *values: str
) -> dict[int, list[tuple[str, str]]]:
    """Two columns by worker, the newest row last."""
    found: dict[int, list[tuple[str, str]]] = {}
    for worker, code, name in db.execute(f"{select} ORDER BY since, number", values):
        found.setdefault(worker, []).append((code, name))
    return found
