"""Photos read for a paper: found, unreadable, missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from ipsm_cli.cli import picturing
from ipsm_cli.core.table import Column, Table


def table(*photos: tuple[str, str | None]) -> Table:
    return Table("x", (Column("name"),), [], ("title.epsks", {}), photos=photos)


def test_what_cannot_be_read_is_named_in_its_place(tmp_path: Path) -> None:
    Image.new("RGB", (1280, 640), (9, 9, 9)).save(tmp_path / "a b.jpg")
    (tmp_path / "text.jpg").write_text("bukan foto")
    (tmp_path / "empty.png").write_bytes(b"")
    whole = str(tmp_path / "a b.jpg")
    found = picturing.read(
        table(("a b.jpg", "Senam"), ("none.jpg", None), ("text.jpg", "x"), ("empty.png", None),
              (whole, None)), (tmp_path / "lain", tmp_path)
    )  # fmt: skip
    assert [(one.caption, one.lacking) for one in found] == [
        ("Senam", None),
        ("", ("picture.missing", {"file": "none.jpg"})),
        ("x", ("picture.unreadable", {"file": "text.jpg"})),
        ("", ("picture.unreadable", {"file": "empty.png"})),
        ("", None),
    ]
    assert (found[0].width, found[0].height) == (640, 320)
    assert found[0] == found[4]._replace(caption="Senam")
    assert picturing.lacking(found) == ["none.jpg", "text.jpg", "empty.png"]


def test_the_first_folder_comes_first(tmp_path: Path) -> None:
    for name, side in (("one", 10), ("two", 20)):
        (tmp_path / name).mkdir()
        Image.new("RGB", (side, side)).save(tmp_path / name / "a.png")
    (found,) = picturing.read(table(("a.png", None)), (tmp_path / "two", tmp_path / "one"))
    assert found.width == 20


@pytest.mark.parametrize("file", ["foto\\a.png", "foto/a.png"])
def test_a_path_of_another_system(tmp_path: Path, file: str) -> None:
    (tmp_path / "foto").mkdir()
    Image.new("RGB", (10, 10)).save(tmp_path / "foto" / "a.png")
    (found,) = picturing.read(table((file, None)), (tmp_path,))
    assert found.data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").mkdir()
    found = picturing.read(table(("a.jpg", None), ("b.jpg", None)), (tmp_path,))
    assert [one.lacking and one.lacking[0] for one in found] == ["picture.missing"] * 2


def test_no_photos_load_nothing() -> None:
    assert picturing.read(table(), ()) == ()
