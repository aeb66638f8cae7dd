"""Looking: SELECT, then a frozen result, then a Table; nothing here changes a row."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question
    from ipsm_cli.core.table import Table

# Each is a module of ``reports/summary`` and a command of that name; in the order of the help.
SUMMARIES = (
    "month",
    "area",
    "kind",
    "worker",
    "village",
    "ppks",
    "programme",
    "trend",
    "recap",
    "pivot",
    "compare",
    "targets",
    "coverage",
    "balance",
    "pas",
    "spm",
    "partners",
    "missing",
    "recognition",
    "honor",
    "term",
    "words",
    "constraints",
    "expiring",
    "roster",
)

# By what the activities behind a summary's numbers can be picked: the dimension of its lines (by
# the word of ``--by`` where it has more than one, the first when nothing is asked), and that of its
# columns ("" where they are measures). A pivot's are those it was asked for; a year is one of a
# term, an aim what a target is set for: their modules say what each line counts (``behind``).
TRACED: dict[str, tuple[str | dict[str, str], str]] = {
    "month": ("area", ""),
    "area": ("area", ""),
    "kind": ("kind", ""),
    "worker": ("worker", ""),
    "village": ("desa", ""),
    "ppks": ("ppks", ""),
    "programme": ("programme", ""),
    "trend": ("month", "area"),
    "recap": ("area", "month"),
    "pivot": ("", ""),
    "compare": ({"area": "area", "kind": "kind"}, ""),
    "coverage": ("desa", ""),
    "balance": ({"desa": "desa", "worker": "worker", "branch": ""}, ""),
    "spm": ({"service": "spm_service", "need": "basic_need"}, ""),
    "partners": ({"partner": "partner", "programme": "programme"}, ""),
    "pas": ("pas12", ""),
    "missing": ("worker", ""),
    "recognition": ("worker", ""),
    "term": ("year", "area"),
    "targets": ("aim", "measure"),
    "words": ("", ""),
}

# What a profile of the export may hold, by its file: names that ``report`` takes.
FOR_PAPERS = (
    *(f"summary.{name}" for name in SUMMARIES),
    *("activities", "workers", "corrections", "psks", "honor_due", "honor_refused", "epsks"),
    "annex",
)
# Those with a line a worker, her ``number`` and ``name`` in it: where a NIK may stand.
OF_WORKERS = (
    *("workers", "summary.worker", "summary.missing", "summary.recognition", "summary.roster"),
    *("psks", "annex"),
)
# Those that name bank accounts: masked unless they are asked for.
OF_ACCOUNTS = ("honor_due",)
# Those of people that the command narrows to some of them.
OF_SOME = ("annex", "psks", "honor_due", "honor_refused")
# Those of one worker that photos stand below.
OF_PHOTOS = ("epsks",)


class Report(Protocol):
    """What a module of this room offers; ``read`` answers the frozen result ``table`` lays out."""

    @staticmethod
    def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Any: ...

    @staticmethod
    def table(result: Any) -> Table: ...


def report(name: str) -> Report:
    """The report's module, loaded when it is used: ``workers``, ``summary.month`` …"""
    return cast("Report", import_module(f"ipsm_cli.reports.{name}"))
