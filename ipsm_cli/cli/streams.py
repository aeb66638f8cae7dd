"""The streams as they are: terminal or not, colours or not, letters that they can hold."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from typing import TextIO

_PLAIN_WIDTH = 80


def prepare() -> None:
    """No letter that a console cannot hold ends the program; files and pipes get UTF-8 lines."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


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
