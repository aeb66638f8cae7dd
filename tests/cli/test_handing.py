"""Files put into a folder: all or none, and the list beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.counter import Counter
from ipsm_cli.cli.exporting import Made
from ipsm_cli.cli.handing import Package, missing, put
from ipsm_cli.core import errors
from ipsm_cli.store.schema import MIGRATIONS

MONTH = Package("month", "2026-10", {"a.xlsx": Made(b"book", 12)})
DINAS = Package("dinas", "2026-10", {"b.csv": Made(b"list", 3), "c.csv": Made(b"more", 4)})


@pytest.fixture
def counter(place: Path) -> Counter:
    return Counter.open([], {"IPSM_FILE": str(place)})


def test_the_files_of_all_packages_are_listed_in_one_manifest(
    counter: Counter, tmp_path: Path, capsys: Any
) -> None:
    folder = tmp_path / "laporan"
    put(counter, folder, MONTH, DINAS)
    assert capsys.readouterr().out.split() == [
        str(folder / name) for name in ("a.xlsx", "b.csv", "c.csv")
    ]
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert told["schema"] == len(MIGRATIONS)
    assert [(one["name"], one["profile"], one["rows"]) for one in told["files"]] == [
        ("a.xlsx", "month", 12),
        ("b.csv", "dinas", 3),
        ("c.csv", "dinas", 4),
    ]


def test_what_is_there_already_is_not_missing(counter: Counter, tmp_path: Path) -> None:
    assert missing(counter, tmp_path, MONTH, DINAS) == ["a.xlsx", "b.csv", "c.csv"]
    put(counter, tmp_path, MONTH)
    assert missing(counter, tmp_path, MONTH, DINAS) == ["b.csv", "c.csv"]


def test_another_file_of_the_name_stops_all_of_them(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(b"another")
    with pytest.raises(errors.FileExists):
        missing(counter, tmp_path, MONTH, DINAS)
    counter.force = True
    assert missing(counter, tmp_path, MONTH, DINAS) == ["a.xlsx", "b.csv", "c.csv"]
    put(counter, tmp_path, DINAS)
    assert (tmp_path / "c.csv").read_bytes() == b"more"


def test_a_list_of_another_program_stops_all_of_them(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "web"}', "utf-8")
    with pytest.raises(errors.ManifestForeign):
        missing(counter, tmp_path, MONTH)
