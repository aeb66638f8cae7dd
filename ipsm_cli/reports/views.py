"""The register as stable views for questions nobody foresaw: one a noun, one a measure table.

Names and columns are a promise: they stay when the tables below them change. They hold no NIK, no
phone and no bank account. ``docs/sql.md`` tells how to use them.
"""

from __future__ import annotations

from typing import NamedTuple

from ipsm_cli.core.measures import COUNTED, SUMS
from ipsm_cli.core.records import UNKNOWN_START
from ipsm_cli.core.table import Column, Table


class View(NamedTuple):
    """``columns`` are the view's own, in order; ``table`` tells what each means."""

    columns: tuple[str, ...]
    select: str


_MEASURES = ("activities", "people", "people_l", "people_p", "minutes", "cost")
_SINCE = f"NULLIF({{}}, '{UNKNOWN_START}')"

VIEWS = {
    "v_worker": View(
        (
            *("number", "name", "title_front", "title_back", "sex", "birth_date"),
            *("member_number", "education", "main_job", "active_since"),
            *("status", "since", "active"),
        ),
        f"""SELECT w.number, w.name, w.title_front, w.title_back, w.sex, w.birth_date,
    w.member_number, w.education, w.main_job, w.active_since,
    s.status, {_SINCE.format("s.since")}, s.active
FROM worker w LEFT JOIN standing s ON s.worker = w.number""",
    ),
    "v_duty": View(
        ("worker", "desa", "since", "until"),
        f"SELECT d.worker, d.desa, {_SINCE.format('d.since')}, d.until FROM duty d",
    ),
    "v_village": View(("desa", "name"), "SELECT v.code, v.name FROM village v"),
    "v_activity": View(
        (
            *("number", "date", "month", "recorded_on", "area", "kind", "desa", "place"),
            *("description", "people", "people_l", "people_p", "quantity", "unit", "minutes"),
            *("cost", "fund_source", "programme", "spm_service", "basic_need"),
            *("result", "constraint", "follow_up"),
        ),
        f"""SELECT a.number, a.date, a.month, a.recorded_on, a.area, a.kind, a.desa, a.place,
    a.description, a.people, a.people_l, a.people_p, a.quantity, a.unit, a.minutes,
    a.cost, a.fund_source, a.programme, a.spm_service, a.basic_need,
    a.result, a."constraint", a.follow_up
FROM activity a WHERE {COUNTED}""",
    ),
    "v_voided": View(
        ("number", "date", "month", "area", "kind", "voided_on", "void_reason"),
        """SELECT a.number, a.date, a.month, a.area, a.kind, a.voided_on, a.void_reason
FROM activity a WHERE a.voided_on IS NOT NULL""",
    ),
    "v_participant": View(
        ("activity", "worker", "part", "place"),
        f"""SELECT p.activity, p.worker, p.part, p.place
FROM activity a JOIN participant p ON p.activity = a.number WHERE {COUNTED}""",
    ),
    "v_served": View(
        ("activity", "ppks", "sex", "age", "people"),
        f"""SELECT s.activity, NULLIF(s.ppks, ''), NULLIF(s.sex, ''), NULLIF(s.age, ''), s.n
FROM activity a JOIN served s ON s.activity = a.number WHERE {COUNTED}""",
    ),
    "v_partner": View(
        ("activity", "partner"),
        f"""SELECT t.activity, t.partner
FROM activity a JOIN partner t ON t.activity = a.number WHERE {COUNTED}""",
    ),
    "v_month_area": View(
        ("month", "area", *_MEASURES),
        f"""SELECT a.month, a.area, {SUMS}
FROM activity a WHERE {COUNTED} GROUP BY a.month, a.area""",
    ),
    "v_month_kind": View(
        ("month", "area", "kind", *_MEASURES),
        f"""SELECT a.month, a.area, a.kind, {SUMS}
FROM activity a WHERE {COUNTED} GROUP BY a.month, a.area, a.kind""",
    ),
    "v_month_village": View(
        ("month", "desa", *_MEASURES),
        f"""SELECT a.month, a.desa, {SUMS}
FROM activity a WHERE {COUNTED} GROUP BY a.month, a.desa""",
    ),
    "v_month_worker": View(
        ("month", "worker", *_MEASURES),
        f"""SELECT a.month, p.worker, {SUMS}
FROM activity a JOIN participant p ON p.activity = a.number
WHERE {COUNTED} GROUP BY a.month, p.worker""",
    ),
}
# asked for by name alone, and the asking is written into the history
NIK_VIEW = "v_worker_nik"
NIK_VIEWS = {
    NIK_VIEW: View(
        ("number", "name", "nik"),
        "SELECT w.number, w.name, w.nik FROM worker w WHERE w.nik IS NOT NULL",
    )
}


# where a column means something else than the heading of its name says
_MEANINGS = {"minutes": "whole_minutes", "v_participant.place": "part_place"}


def _meaning(view: str, column: str) -> str:
    return _MEANINGS.get(f"{view}.{column}", _MEANINGS.get(column, column))


def named(*, nik: bool = False) -> dict[str, View]:
    """The views there are; that of the NIK only where it is asked for."""
    return {**VIEWS, **(NIK_VIEWS if nik else {})}


def table(views: dict[str, View]) -> Table:
    """Every view with its columns and what they mean."""
    return Table(
        "views",
        (Column("view", "id"), Column("column", "id"), Column("meaning", "heading")),
        [
            (name, column, _meaning(name, column))
            for name, view in views.items()
            for column in view.columns
        ],
        ("title.views", {}),
    )
