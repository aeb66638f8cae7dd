"""What tables and history tell of the same rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.store.gathering import Source, gather, rows_of
from ipsm_cli.store.mending import Read, copy_mended
from ipsm_cli.store.seal import seal_of


def gathered(path: Path) -> Source:
    copy = path.with_name("salinan.db")
    copy_mended(path, copy)
    return gather(copy, path)


def test_both_tell_the_same_of_a_sound_register(path: Path) -> None:
    source = gathered(path)
    for whole in (True, False):
        kept, lost = rows_of(source, whole=whole)
        assert len(kept["worker"]) == 500 == len(kept["service"])
        assert not any(lost.values())


def test_a_table_that_is_gone_is_told_by_the_history(path: Path) -> None:
    source = gathered(path)
    source.read["worker"] = Read([], holes=True)
    for whole in (True, False):
        kept, lost = rows_of(source, whole=whole)
        assert kept["worker"]["[250]"]["name"] == "Anggota 250"
        assert len(kept["worker"]) == 500 and lost["worker"] == 0


def test_a_history_that_is_gone_leaves_the_tables(path: Path) -> None:
    source = gathered(path)
    source.told.clear()
    kept, lost = rows_of(source, whole=False)
    assert len(kept["worker"]) == 500 and not any(lost.values())


def test_what_neither_tells_is_counted(path: Path) -> None:
    source = gathered(path)
    left = [row for row in source.read["worker"].rows if row[0] not in (7, 8, 9)]
    source.read["worker"] = Read(left, holes=True)
    for number in (8, 9):
        del source.told["worker"][f"[{number}]"]
    kept, lost = rows_of(source, whole=False)
    assert len(kept["worker"]) == 498 and lost["worker"] == 2
    source.told["worker"]["[7]"] = "erased"
    assert rows_of(source, whole=False)[1]["worker"] == 3


@pytest.mark.parametrize(
    "text", ["x", "[]", '{"name": ["x"]}', '{"x\\"y": 1}', "[" * 100_000, '{"nik": null}']
)
def test_a_told_row_that_is_none(path: Path, text: str) -> None:
    source = gathered(path)
    source.read["worker"] = Read([], holes=True)
    source.told["worker"]["[7]"] = text
    kept, _ = rows_of(source, whole=False)
    assert "[7]" not in kept["worker"] and len(kept["worker"]) == 499


def test_contents_that_are_not_those_sealed_are_not_believed(path: Path, raw: Any) -> None:
    with raw(path) as db:
        db.execute("DROP TRIGGER change_stays")
        (after,) = db.execute(
            "SELECT after FROM change WHERE tbl = 'worker' AND key = '[7]'"
        ).fetchone()
        told = json.dumps({**json.loads(after), "name": "Orang Lain"})
        db.execute("UPDATE change SET after = ? WHERE tbl = 'worker' AND key = '[7]'", (told,))
    source = gathered(path)
    assert "[7]" not in source.told["worker"] and "[8]" in source.told["worker"]
    assert len(seal_of("x")) == 64


def test_a_file_with_nothing_of_ours(path: Path) -> None:
    path.write_bytes(b"halo " * 2000)
    with pytest.raises(errors.NotARegister):
        gathered(path)


def test_a_register_of_which_nothing_can_be_read(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])
    with pytest.raises(errors.NothingSaved):
        gathered(path)
