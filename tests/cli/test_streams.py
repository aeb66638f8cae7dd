"""Streams that hold less than what is written to them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli import streams


class Screen(io.StringIO):
    """A terminal in memory."""

    def isatty(self) -> bool:
        return True


def test_a_closed_stream_is_no_terminal() -> None:
    stream = io.StringIO()
    stream.close()
    assert not streams.is_terminal(stream)


class Broken(io.BytesIO):
    """A file that can no longer say where it stands."""

    sound = True

    def tell(self) -> int:
        if self.sound:
            return super().tell()
        raise OSError(5, "EIO")


def test_a_stream_that_breaks_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(Broken(), "ascii")
    stream.buffer.sound = False  # type: ignore[attr-defined]
    with pytest.raises(OSError, match="EIO"):
        stream.reconfigure(errors="replace")
    monkeypatch.setattr(sys, "stderr", stream)
    streams.prepare()


@pytest.mark.parametrize(
    ("environ", "no_colour", "expected"),
    [
        ({}, False, True),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, False, True),  # no-color.org: only when not empty
        ({"TERM": "dumb"}, False, False),
        ({}, True, False),
    ],
)
def test_colour(environ: dict[str, str], no_colour: bool, expected: bool) -> None:
    assert streams.has_colour(Screen(), environ, no_colour=no_colour) is expected
    assert not streams.has_colour(io.StringIO(), environ, no_colour=no_colour)


def test_width_is_that_of_the_terminal_and_none_without_one() -> None:
    assert streams.width(io.StringIO(), {"COLUMNS": "40"}) is None
    assert streams.width(Screen(), {"COLUMNS": "40"}) == 40
    assert streams.width(Screen(), {"COLUMNS": "wide"}) == 80  # StringIO has no size


@pytest.mark.parametrize(
    ("encoding", "environ", "expected"),
    [
        ("utf-8", {}, True),
        ("cp1252", {}, False),
        ("ascii", {}, False),
        ("utf-8", {"TERM": "dumb"}, False),
    ],
)
def test_boxes_where_the_letters_are(
    encoding: str, environ: dict[str, str], expected: bool
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding)
    assert streams.holds_boxes(stream, environ) is expected


def test_signs_become_plain_and_letters_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    streams.prepare()
    stream.write("“a” – b… 愛")
    stream.flush()
    assert stream.buffer.getvalue() == b'"a" - b... ?'  # type: ignore[attr-defined]


SHOWN = (
    ["worker", "list"],
    ["worker", "show", "4"],
    ["activity", "list"],
    ["activity", "show", "4"],
    ["summary", "worker", "last-month"],
    ["summary", "trend", "last-month"],
    ["history"],
    ["history", "10"],
    ["branch", "show"],
    ["info"],
    ["--help"],
)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_no_letter_ends_the_program(
    ipsm: Any,
    nasty: Path,
    words: list[str],
    encoding: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Names that no console should obey, on consoles that cannot hold them."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    done = ipsm(*words)
    assert (done.code, done.err) == (0, "")
    said = stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]
    assert "\x1b" not in said and "\u202e" not in said
    assert said.endswith("\n")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_in_a_process_of_its_own(process: Any, nasty: Path, encoding: str) -> None:
    for words in (["summary", "trend", "last-month"], ["worker", "show", "4"], ["worker", "zz"]):
        done = process(*words, env={"PYTHONIOENCODING": encoding})
        assert done.returncode in (0, 2)
        assert b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stdout + done.stderr
        (done.stdout + done.stderr).decode(encoding)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a Linux device")
def test_what_is_done_is_done_where_nobody_can_be_told(process: Any, register: Path) -> None:
    """A full disk behind stderr; the number still comes out on stdout."""
    with open("/dev/full", "wb") as full:
        done = process(
            *("worker", "add", "--name", "Ani", "--sex", "P"),
            capture_output=False,
            stdout=subprocess.PIPE,
            stderr=full,
        )
    assert (done.returncode, done.stdout) == (0, b"4\n")
