"""A backup by itself before much is changed at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli import safeguard


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "daftar.csv"
    lines = [f"Anggota Baru {chr(65 + n % 26)}{chr(97 + n // 26)};P" for n in range(30)]
    path.write_text("\n".join(["Nama;Jenis Kelamin", *lines]) + "\n", "utf-8")
    return path


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty rows are many here."""
    monkeypatch.setattr(safeguard, "MANY", 29)


def stored(register: Path) -> list[str]:
    return sorted(path.name[17:23] for path in register.parent.glob("backups/*.db"))


@pytest.mark.usefixtures("few")
def test_before_a_large_import_and_its_undo(ipsm: Any, register: Path, sheet: Path) -> None:
    dry = ipsm("import", "workers", sheet, "--dry-run")
    assert dry.code == 0 and stored(register) == []
    done = ipsm("import", "workers", sheet, "--yes")
    assert done.code == 0 and stored(register) == ["000009"]
    assert any("000009" in line for line in done.lines)
    assert ipsm("undo").code == 0
    assert stored(register) == ["000009", "000010"]
    assert ipsm("backup", "verify", "all").code == 0


def test_few_rows_need_none(ipsm: Any, register: Path, sheet: Path) -> None:
    assert ipsm("import", "workers", sheet, "--yes").code == 0
    assert ipsm("undo").code == 0
    assert stored(register) == []


@pytest.mark.usefixtures("few")
def test_no_backup_no_import(ipsm: Any, register: Path, sheet: Path) -> None:
    (register.parent / "backups").write_bytes(b"")
    before = register.read_bytes()
    assert ipsm("import", "workers", sheet, "--yes").code == 5
    assert register.read_bytes() == before


def test_before_a_worker_with_much_behind_her_moves(
    ipsm: Any, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safeguard, "MANY", 1)
    assert ipsm("worker", "merge", "1", "2", "--yes").code == 0
    assert stored(register) == ["000009"]
