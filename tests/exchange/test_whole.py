"""A file read at once, never past its cap."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ipsm_cli.core import errors
from ipsm_cli.exchange.whole import read_whole


def test_no_more_than_one_byte_past_the_cap(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    assert read_whole(tmp_path / "a", 100) == b"0123456789"
    assert read_whole(tmp_path / "a", 4) == b"01234"


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(errors.FileIsFolder):
        read_whole(tmp_path, 9)
    for missing in ("b", "a/b", "a\0b"):
        with pytest.raises(errors.FileMissing):
            read_whole(tmp_path / missing, 9)


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX")
def test_what_the_system_says_of_it(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    for name, trouble in (("x" * 300, "ENAMETOOLONG"), ("a", "ELOOP")):
        with pytest.raises(errors.RegisterUnreachable) as refused:
            read_whole(tmp_path / name, 9)
        assert refused.value.facts == {"file": name, "trouble": trouble}


@pytest.mark.skipif(
    os.name == "nt" or getattr(os, "geteuid", int)() == 0, reason="everything may be read"
)
def test_what_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "a").chmod(0)
    with pytest.raises(errors.NoPermission):
        read_whole(tmp_path / "a", 9)
