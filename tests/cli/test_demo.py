"""ipsm demo: a believable branch to try everything on; its contents are tested in tests/records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.records import demo


def test_a_branch_in_its_folder(ipsm: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "TYPICAL", demo.Size(8, 12, by_day=True))
    done = ipsm("demo", tmp_path / "contoh", "--lang", "id")
    file = tmp_path / "contoh" / "ipsm.db"
    assert (done.code, done.out) == (0, f"{file}\n") and "144 kegiatan" in done.err
    found = json.loads(
        ipsm("--file", file, "summary", "month", "last-month", "--format", "json").out
    )
    assert found["totals"]["activities"] > 0
    before = file.read_bytes()
    done = ipsm("demo", tmp_path / "contoh")
    assert done.code == 3 and str(file) in done.err
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 2),
        (["{tmp}", "--seed", "satu"], 2),
        (["{tmp}", "--until", "kapan"], 2),
        (["{tmp}", "--until", "2199-01"], 3),
        (["{tmp}/file", "--until", "2025-01"], 5),
    ],
)
def test_what_cannot_be(ipsm: Any, tmp_path: Path, words: list[str], code: int) -> None:
    (tmp_path / "file").write_text("")
    done = ipsm("demo", *(word.format(tmp=tmp_path) for word in words))
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert not (tmp_path / "ipsm.db").exists()
