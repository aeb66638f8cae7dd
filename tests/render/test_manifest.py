"""The list of what was handed over: sums computed anew, files changed by hand."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from ipsm_cli.core.errors import ManifestDamaged, ManifestForeign, ManifestMissing
from ipsm_cli.core.finding import Finding
from ipsm_cli.render import manifest

BOOK = b"the month of October"
OTHER = b"the month of November"


def handed(folder: Path, name: str = "a.xlsx", data: bytes = BOOK) -> manifest.Entry:
    (folder / name).write_bytes(data)
    return manifest.entry(name, "month", "2026-10", 12, data)


def test_it_lists_names_rows_and_sums(tmp_path: Path) -> None:
    manifest.note(tmp_path, [handed(tmp_path)], "1.2", 5)
    told = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert told == {
        "ipsm_manifest": 1,
        "program": "1.2",
        "schema": 5,
        "files": [
            {
                "name": "a.xlsx",
                "profile": "month",
                "period": "2026-10",
                "rows": 12,
                "size": 20,
                "sha256": sha256(BOOK).hexdigest(),
            }
        ],
    }


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    one = handed(tmp_path)
    manifest.note(tmp_path, [one], "1.2", 5)
    assert manifest.read(tmp_path) == manifest.Manifest("1.2", 5, {"a.xlsx": one})


def test_a_second_run_adds_and_keeps_the_order_of_names(tmp_path: Path) -> None:
    manifest.note(tmp_path, [handed(tmp_path, "b.xlsx")], "1.2", 5)
    first = (tmp_path / "manifest.json").read_bytes()
    manifest.note(tmp_path, [handed(tmp_path, "b.xlsx")], "1.2", 5)
    assert (tmp_path / "manifest.json").read_bytes() == first
    manifest.note(tmp_path, [handed(tmp_path, "a.xlsx", OTHER)], "1.2", 5)
    found = manifest.read(tmp_path)
    assert found is not None and list(found.files) == ["a.xlsx", "b.xlsx"]


def test_what_agrees_is_silent(tmp_path: Path) -> None:
    manifest.note(tmp_path, [handed(tmp_path), handed(tmp_path, "b.csv", OTHER)], "1.2", 5)
    assert manifest.findings(tmp_path) == (2, [])


@pytest.mark.parametrize("data", [BOOK + b" ", BOOK[:-1], BOOK.swapcase(), b""])
def test_a_changed_file_is_found(tmp_path: Path, data: bytes) -> None:
    manifest.note(tmp_path, [handed(tmp_path), handed(tmp_path, "b.csv", OTHER)], "1.2", 5)
    (tmp_path / "a.xlsx").write_bytes(data)
    assert manifest.findings(tmp_path) == (2, [Finding("file_changed", None, "a.xlsx")])


def test_a_missing_file_is_found(tmp_path: Path) -> None:
    manifest.note(tmp_path, [handed(tmp_path), handed(tmp_path, "b.csv", OTHER)], "1.2", 5)
    (tmp_path / "b.csv").unlink()
    assert manifest.findings(tmp_path) == (2, [Finding("file_missing", None, "b.csv")])


def test_without_a_list_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert manifest.read(tmp_path) is None
    with pytest.raises(ManifestMissing):
        manifest.findings(tmp_path)


@pytest.mark.parametrize(
    "text", ['{"name": "web-app"}', "[1, 2]", "", "\x00", "[" * 100_000, '{"ipsm_manifest": 2}']
)
def test_a_list_of_others_stays_as_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(ManifestForeign):
        manifest.note(tmp_path, [handed(tmp_path)], "1.2", 5)
    assert (tmp_path / "manifest.json").read_text("utf-8") == text


def told(**line: object) -> str:
    whole = {
        "name": "a.xlsx",
        "profile": "month",
        "period": "2026-10",
        "rows": 12,
        "size": 20,
        "sha256": "0",
        **line,
    }
    return json.dumps({"ipsm_manifest": 1, "program": "1", "schema": 5, "files": [whole]})


@pytest.mark.parametrize(
    "text",
    [
        told(name="../a.xlsx"),
        told(name="sub/a.xlsx"),
        told(name="..\\a.xlsx"),
        told(name="C:a.xlsx"),
        told(name=".."),
        told(name=""),
        told(name=7),
        told(rows="many"),
        told(more=1),
        '{"ipsm_manifest": 1, "program": "1", "schema": 5}',
        '{"ipsm_manifest": 1, "program": "1", "schema": 5, "files": 7}',
        '{"ipsm_manifest": 1, "program": "1", "schema": 5, "files": [7]}',
    ],
)
def test_a_damaged_list_leads_nowhere(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(ManifestDamaged):
        manifest.read(tmp_path)
