"""Each rule of the house on lines that break it, and on their like that do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import house_rules as rules
import pytest
from house_reading import Module, read

Rule = Callable[[Module], list[str]]

BREAKS: tuple[tuple[Rule, str, str], ...] = (
    (rules.arrows, "core/x.py", "import ipsm_cli.store.register"),
    (rules.arrows, "core/x.py", "from ipsm_cli import text"),
    (rules.arrows, "reports/x.py", "from ..store import register"),
    (rules.arrows, "render/x.py", "def f():\n    from ipsm_cli.reports.month import read"),
    (rules.arrows, "records/x.py", "importlib.import_module('ipsm_cli.cli.main')"),
    (rules.arrows, "store/x.py", "import_module(f'ipsm_cli.text.{language}')"),
    (rules.arrows, "shared/x.py", "x = 1"),
    (rules.tools, "records/x.py", "import sqlite3"),
    (rules.tools, "cli/x.py", "from rich.table import Table"),
    (rules.tools, "reports/x.py", "from openpyxl import Workbook"),
    (rules.tools, "store/x.py", "import typer"),
    (rules.tools, "store/x.py", "import getpass"),
    (rules.speech, "records/x.py", "print('saved')"),
    (rules.speech, "store/x.py", "import typer\ntyper.echo('saved')"),
    (rules.speech, "core/x.py", "import sys\nsys.stderr.write('saved')"),
    (rules.surroundings, "records/x.py", "from datetime import date as d\nd.today()"),
    (rules.surroundings, "core/x.py", "import datetime\ndatetime.datetime.now()"),
    (rules.surroundings, "store/x.py", "from time import time"),
    (rules.surroundings, "text/x.py", "import os\nos.environ.get('LANG')"),
    (rules.surroundings, "reports/x.py", "sql = \"SELECT date('now') FROM x\""),
    (rules.writes, "records/x.py", "db.execute('INSERT INTO worker VALUES (1)')"),
    (rules.writes, "reports/x.py", "db.execute(f'UPDATE {table} SET a = 1')"),
    (rules.writes, "cli/x.py", "sql = 'delete from worker'"),
    (rules.writes, "codes/x.py", "sql = 'CREATE TEMP TABLE t (a)'"),
    (rules.looks, "cli/x.py", "db.execute('SELECT a FROM worker')"),
    (rules.opening, "core/x.py", "x = 1"),
    (rules.opening, "core/x.py", '"""Dates"""'),
    (rules.length, "core/x.py", "x = 1\n" * (rules.LONGEST_FILE + 1)),
    (rules.length, "text/words.py", "x = 1\n" * (rules.LONGEST_FILE + 1)),
    (rules.late_imports, "core/x.py", "def f():\n    import json"),
    (rules.late_imports, "core/x.py", "def f(a):\n    if a:\n        import json"),
)


@pytest.mark.parametrize(("rule", "path", "source"), BREAKS)
def test_a_break_is_found(rule: Rule, path: str, source: str) -> None:
    assert rule(read(path, source))


KEEPS: tuple[tuple[Rule, str, str], ...] = (
    (rules.arrows, "store/x.py", "from ipsm_cli.core.errors import Busy\nimport sqlite3"),
    (rules.arrows, "cli/x.py", "from ipsm_cli import __version__\nimport ipsm_cli.records.workers"),
    (rules.arrows, "core/x.py", "if TYPE_CHECKING:\n    from ipsm_cli.store import change"),
    (rules.arrows, "text/x.py", "import_module(f'ipsm_cli.text.{language}')"),
    (rules.tools, "records/x.py", "if TYPE_CHECKING:\n    import sqlite3"),
    (rules.speech, "cli/x.py", "print('saved')"),
    (rules.surroundings, "store/x.py", "import time\ntime.monotonic()"),
    (
        rules.surroundings,
        "records/x.py",
        "def add(today, environ):\n    return environ['a'], today",
    ),
    (rules.writes, "store/x.py", "sql = 'INSERT INTO worker VALUES (1)'"),
    (rules.writes, "records/x.py", '"""Says who may INSERT INTO worker."""'),
    (rules.looks, "reports/x.py", "sql = 'SELECT a FROM b'"),
    (rules.opening, "core/x.py", '"""Dates as people type them."""'),
    (rules.length, "text/id.py", "x = 1\n" * (rules.LONGEST_FILE + 1)),
    (
        rules.late_imports,
        "core/x.py",
        "def f():\n    # 1.7 × pass\n    import json\n    import csv",
    ),
    (rules.late_imports, "core/x.py", "def f():\n    import json  # 1.7 × pass; only for export"),
)


@pytest.mark.parametrize(("rule", "path", "source"), KEEPS)
def test_a_rule_leaves_the_rest_alone(rule: Rule, path: str, source: str) -> None:
    assert not rule(read(path, source))


def test_a_list_code_is_found() -> None:
    assert rules.list_codes(read("records/x.py", "if kind == 'XY01':\n    pass"), {"XY01"})
    assert not rules.list_codes(read("records/x.py", "'''XY01'''\nkind = 'L'"), {"XY01"})


def test_a_body_is_counted_without_signature_and_docstring() -> None:
    source = (
        'def f(\n    a,\n    b,\n):\n    """One.\n\n    Two.\n    """\n    a = b\n\n    return a\n'
    )
    assert rules.bodies(read("core/x.py", source)) == [("ipsm_cli/core/x.py:1 f", 3)]
    assert rules.bodies(read("core/x.py", 'def f():\n    """One."""\n'))[0][1] == 1


def test_a_lost_twin_is_found() -> None:
    one = {"DAYS": ("a", "b"), "SENTENCES": {"x": "{n} desa", "y": "z"}}
    assert not rules.twins(one, {"DAYS": ("c", "d"), "SENTENCES": {"x": "villages: {n}", "y": "z"}})
    assert len(rules.twins(one, {"DAYS": ("c",), "SENTENCES": {"x": "{m} villages"}})) == 3
    assert rules.twins(one, {"DAYS": ("c", "d")})


def test_a_missing_fact_is_found() -> None:
    needed = {"TooLong": {"length", "limit"}}
    assert rules.unfilled(read("core/x.py", "raise errors.TooLong(length=3)"), needed)
    assert not rules.unfilled(read("core/x.py", "raise TooLong(length=3, limit=2)"), needed)
    assert not rules.unfilled(read("core/x.py", "raise TooLong(**facts)"), needed)


def test_a_stray_error_is_found() -> None:
    source = "class TooWet(errors.Refused):\n    pass"
    assert rules.strays(read("store/x.py", source), {"Refused"})
    assert not rules.strays(read("core/errors/workers.py", source), {"Refused"})


def test_a_module_without_test_is_found(tmp_path: Path) -> None:
    deed = "def add():\n    pass"
    bare = ("core/__init__.py", deed), ("text/en.py", deed), ("core/table.py", "class Table: ...")
    modules = [read(*file) for file in [("core/dates.py", deed), *bare]]
    assert rules.untested(modules, tmp_path) == [
        "ipsm_cli/core/dates.py has no tests/core/test_dates.py"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "cd /" + "work/x",
        'path = "/' + 'root/a"',
        "-" + "-index-url x",
        "-" + "-find-links=x",
        "https:/" + "/host.example/simple",
        "https:/" + "/host.example/a/b.whl",
    ],
)
def test_a_trace_is_found(line: str) -> None:
    assert rules.traces("x", line)


def test_no_trace_where_there_is_none() -> None:
    line = "uv pip compile --no-emit-index-url; see https://example.org/work/ and a/work/b"
    assert not rules.traces("x", line)
