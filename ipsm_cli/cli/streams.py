"""The streams as they are: terminal or not, colours or not, letters that they can hold."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

_PLAIN_WIDTH = 80
# what stands for a typeset sign where only ASCII can be shown
_PLAIN = {
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—─", "-"),
    "…": "...",
    "×": "x",
    "\u00a0": " ",
}


def prepare() -> None:
    """No letter that a console cannot hold ends the program."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115 - a daemon may close all three
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    codecs.register_error("ipsm.plain", _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(OSError):  # a stream that breaks is told when something is written to it
                stream.reconfigure(errors="ipsm.plain")


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in letters), error.end


def flush() -> None:
    """The last of the output leaves. Raises BrokenPipeError, DiskFull and their like."""
    try:
        sys.stdout.flush()
    except OSError as error:
        fail(error)


def say(text: str) -> None:
    """A line on stderr. Where nobody can be spoken to, what was done is done all the same."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        silence(sys.stderr)


def answer(text: str) -> None:
    """A line on stdout, for a script. Raises BrokenPipeError, DiskFull and their like."""
    try:
        print(text)
    except OSError as error:
        fail(error)


def fail(error: OSError) -> NoReturn:
    """Raises what a failed write to stdout means; nothing more is written there."""
    silence()
    if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
        raise BrokenPipeError from error  # the reader has seen enough
    from ipsm_cli.render.files import trouble  # only when the output cannot be written

    raise trouble(error, Path("stdout")) from error


def silence(stream: TextIO | None = None) -> None:
    """What is still to be written (to stdout) goes nowhere, so that the end is quiet."""
    with suppress(OSError):
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, (stream or sys.stdout).fileno())
        os.close(sink)


def is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def width(stream: TextIO, environ: Mapping[str, str]) -> int | None:
    """Columns of the terminal; None where there is none, and so no limit."""
    if not is_terminal(stream):
        return None
    if (asked := environ.get("COLUMNS", "")).isdigit():
        return int(asked)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _PLAIN_WIDTH
    except OSError:
        return _PLAIN_WIDTH


def folded(text: str, stream: TextIO, environ: Mapping[str, str]) -> str:
    """The text in lines of the terminal's width, no word cut; as it is where there is none."""
    room = width(stream, environ)
    if room is None or len(text) <= room:
        return text
    import textwrap  # loaded by typer already

    lines = (
        textwrap.wrap(line, room, break_long_words=False, break_on_hyphens=False) or [""]
        for line in text.split("\n")
    )
    return "\n".join("\n".join(line) for line in lines)


def has_colour(stream: TextIO, environ: Mapping[str, str], *, no_colour: bool) -> bool:
    """A terminal that nobody asked to stay plain (no-color.org, TERM=dumb, --no-color)."""
    asked_plain = no_colour or environ.get("NO_COLOR") or environ.get("TERM") == "dumb"
    return is_terminal(stream) and not asked_plain


def holds_boxes(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether the stream can show lines and bars beyond ASCII."""
    if environ.get("TERM") == "dumb":
        return False
    try:
        "─│█▌…–“”".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
