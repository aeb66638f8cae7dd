"""One worker on a page: the person, the service, and what she did in the last twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.identity import mask_nik
from ipsm_cli.core.table import Column, Table
from ipsm_cli.reports import columns
from ipsm_cli.reports.measures import Measures, of_worker
from ipsm_cli.reports.service import Status, duties_of, history_of, years_served

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

_PERSON = (
    Column("number", "ordinal"),
    Column("uid", "id"),
    Column("name"),
    Column("title_front"),
    Column("title_back"),
    Column("nik", "id"),
    Column("kept_reason"),
    Column("sex", "code", "sex"),
    Column("birth_place"),
    Column("birth_date", "date"),
    Column("member_number", "id"),
    Column("phone", "id"),
    Column("email"),
    Column("home_desa", "code", "village"),
    Column("home_rt", "id"),
    Column("home_rw", "id"),
    Column("home_street"),
    Column("education", "code", "education"),
    Column("main_job"),
    Column("active_since"),
    Column("note"),
)


class Worker(NamedTuple):
    """``person`` holds the columns of the register by name; ``service`` is never empty."""

    person: dict[str, Any]
    desa: tuple[str, ...]  # villages on duty
    service: tuple[Status, ...]  # the newest last
    years: float | None  # of active service
    twelve_months: Measures  # the year up to the day of the question
    all_time: Measures
    last_activity: str | None  # ISO date


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Worker:  # noqa: ARG001 - every report is asked alike
    """The worker ``question.worker``. Raises NoSuchRecord."""
    number = question.worker or 0
    names = [column.key for column in _PERSON]
    row = db.execute(
        f"SELECT {', '.join(names)} FROM worker WHERE number = ?", (number,)
    ).fetchone()
    if row is None:
        raise errors.NoSuchRecord(kind="noun.worker", number=number)
    today = question.today
    service = history_of(db, number)
    last = db.execute(
        """SELECT MAX(a.date) FROM participant p CROSS JOIN activity a
           WHERE p.worker = ? AND a.number = p.activity AND a.voided_on IS NULL""",
        (number,),
    ).fetchone()[0]
    return Worker(
        dict(zip(names, row, strict=True)),
        duties_of(db, number, today),
        service,
        years_served(service, today),
        of_worker(db, number, f"{int(today[:4]) - 1:04}{today[4:]}", today),
        of_worker(db, number, "", "9999-12-31"),
        last,
    )


def table(worker: Worker, full: bool = False) -> Table:
    """The page, the NIK masked unless ``full``; ``timeline`` lays out the life of service."""
    person = dict(worker.person)
    if person["nik"] is not None and not full:
        person["nik"] = mask_nik(person["nik"])
    now = worker.service[-1]
    return Table(
        "worker",
        (
            *_PERSON,
            columns.DESA,
            Column("status", "code", "worker_status"),
            Column("since", "date"),
            Column("end_reason", "code", "end_reason"),
            Column("service_status", "code", "worker_status", screen=False),
            Column("service_since", "date", screen=False),
            Column("service_years", "number"),
            Column("activities_12", "number"),
            Column("hours_12", "hours"),
            columns.ACTIVITIES,
            Column("last_activity", "date"),
        ),
        [
            (
                *person.values(),
                worker.desa,
                *(now.status, now.since, now.reason),
                tuple(status.status for status in worker.service),
                tuple(status.since for status in worker.service),
                worker.years,
                *(worker.twelve_months.activities, worker.twelve_months.minutes),
                *(worker.all_time.activities, worker.last_activity),
            )
        ],
        ("title.worker", {"number": person["number"], "name": person["name"]}),
        page=True,
    )
