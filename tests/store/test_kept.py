"""The backups in a folder: good and bad ones told apart, and what may go."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.core.rotation import Policy
from ipsm_cli.store import kept
from ipsm_cli.store.backup import create
from ipsm_cli.store.register import VERSION, open_to_read, open_to_write


def back_up(path: Path) -> Path:
    with open_to_read(path) as register:
        register.let_go()
        return create(register.db, path, path.with_name("backups")).path


def write_on(path: Path, day: str, note: str) -> None:
    who = Who("rina", "worker edit", f"{day}T08:00:00+07:00", day)
    with open_to_write(path, "ipsm test", 1) as register, register.change(who) as pen:
        pen.update("worker", (1,), {"note": note})


DAYS = ("2026-11-24", "2026-11-25", "2026-12-01", "2026-12-02", "2026-12-02", "2027-01-05")


@pytest.fixture
def series(path: Path) -> list[Path]:
    made = [back_up(path)]
    for number, day in enumerate(DAYS[1:]):
        write_on(path, day, f"catatan {number}")
        made.append(back_up(path))
    return made


def test_an_empty_or_missing_folder_lists_nothing(tmp_path: Path) -> None:
    assert kept.listed(tmp_path) == [] == kept.listed(tmp_path / "tidak ada")
    with pytest.raises(errors.NoBackup):
        kept.newest(tmp_path)


def test_the_oldest_state_comes_first(series: list[Path]) -> None:
    found = kept.listed(series[0].parent)
    assert [one.path for one in found] == series
    assert [one.state.entry for one in found if one.state] == [1, 2, 3, 4, 5, 6]
    assert kept.newest(series[0].parent).path == series[-1]


def test_what_is_no_good_is_listed_with_its_reason(series: list[Path], path: Path) -> None:
    folder = series[0].parent
    (folder / "laporan.db").write_bytes(b"x")  # not called as a backup
    (folder / f".{series[0].name}.1.part").write_bytes(b"x")
    series[0].write_bytes(b"")
    series[1].write_bytes(b"halo")
    series[2].write_bytes(series[2].read_bytes()[:-4096])
    whole = bytearray(series[5].read_bytes())
    page = 4096 * (whole.index(b"Anggota 250") // 4096)
    whole[page : page + 4096] = os.urandom(4096)
    series[5].write_bytes(whole)
    sorts = {one.path.name: one.sort for one in kept.listed(folder)}
    assert [sorts[one.name] for one in series] == [
        "RegisterEmpty",
        "NotARegister",
        "RegisterDamaged",
        "sound",
        "sound",
        "RegisterDamaged",
    ]
    assert len(sorts) == 6 and kept.newest(folder).path == series[4]


def going(path: Path, policy: Policy) -> list[Path]:
    found = kept.listed(path.with_name("backups"))
    with open_to_read(path) as register:
        return [one.path for one in kept.superfluous(register.db, found, policy)]


def test_what_may_go(series: list[Path], path: Path) -> None:
    assert going(path, Policy(14, 8, 24)) == [series[3]]  # the earlier of one day
    assert going(path, Policy(1, 0, 3)) == [series[0], series[2], series[3]]
    assert going(path, Policy(0, 0, 0)) == series[:-1]


def test_a_spoilt_newest_one_saves_the_last_good_one(series: list[Path], path: Path) -> None:
    for spoilt in series[3:]:
        spoilt.write_bytes(b"x")
    assert going(path, Policy(0, 0, 0)) == series[:2]


def test_backups_of_others_are_nobodys_to_take(series: list[Path], path: Path, raw: Any) -> None:
    """Of another register in the same folder, and of states that the history does not know."""
    folder = series[0].parent
    shutil.copy(series[1], path)  # as after a restore: the later states are another line
    write_on(path, "2026-12-20", "lain")
    last = back_up(path)
    assert going(path, Policy(0, 0, 0)) == series[:2]
    with raw(path) as db:
        db.execute("UPDATE branch SET uid = 'lain'")
    assert going(path, Policy(0, 0, 0)) == []
    assert last.parent == folder


def test_a_backup_from_before_a_migration_is_one_of_its_moment(path: Path) -> None:
    made = back_up(path)
    older = made.with_name(made.name.replace(f"-v{VERSION}", "-v1"))
    shutil.copy(made, older)
    assert going(path, Policy(5, 5, 5)) == []


def test_removing(series: list[Path]) -> None:
    found = kept.listed(series[0].parent)
    kept.remove(found[:2])
    kept.remove(found[:1])  # gone already
    assert kept.listed(series[0].parent) == found[2:]
