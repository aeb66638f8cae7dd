"""Somebody looks while a large file comes in: she sees the register before it or after it."""

from __future__ import annotations

import os
from pathlib import Path

from trials import ledger
from trials.office import MONTH, Clerk, entries

from ipsm_cli.store.register import open_to_read

ROWS = ledger.size(3_000, 40_000)


def counted(register: Path) -> tuple[int, int, int]:
    """Activities, their workers, and entries of the history, from one state."""
    with open_to_read(register, 60) as opened:
        tables = ("activity", "participant", "action")
        count = "SELECT {}".format(", ".join(f"(SELECT count(*) FROM {t})" for t in tables))
        found: tuple[int, int, int] = opened.db.execute(count).fetchone()
    return found


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_reader_sees_whole_states_only(clerk: Clerk, folder: Path) -> None:
    register = folder / "ipsm.db"
    lines = [f"{MONTH}-{n % 28 + 1:02};KD09;Kunjungan {n};Siti Aminah;{n}" for n in range(ROWS)]
    head = "Tanggal;Jenis kegiatan;Uraian;Nama PSM;Jumlah"
    (folder / "besar.csv").write_text("\n".join((head, *lines)) + "\n", "utf-8")
    before = counted(register)
    words = ["import", "activities", str(folder / "besar.csv"), "--yes", "--large"]
    child = clerk.start(folder, words)
    seen = []
    while is_running(child):
        seen.append(counted(register))
    ended = clerk.end()
    assert ended.code == 0, ended.err
    after = counted(register)
    assert (after[0], after[2]) == (before[0] + ROWS, before[2] + 1)
    assert set(seen) <= {before, after} and seen.count(before) > 5
    assert entries(register) == after[2]
    ledger.record("readers", looks=len(seen), rows=ROWS, halves=0)
