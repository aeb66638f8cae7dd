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
    "expiring",
    "roster",
)


class Report(Protocol):
    """What a module of this room offers; ``read`` answers the frozen result ``table`` lays out."""

    @staticmethod
    def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Any: ...

    @staticmethod
    def table(result: Any) -> Table: ...


def report(name: str) -> Report:
    """The report's module, loaded when it is used: ``workers``, ``summary.month`` …"""
    return cast("Report", import_module(f"ipsm_cli.reports.{name}"))
