"""Texts in terminal cells: how wide they are, padded to a width, folded without losing a letter."""

from __future__ import annotations

from collections.abc import Sequence


def is_narrow(text: str) -> bool:
    """Whether every character is known to take one cell, so that ``len`` is the width."""
    return text.isascii() or all(
        " " <= c < "\u0300" or "\u2010" <= c <= "\u2027" or "\u2500" <= c <= "\u259f"
        for c in set(text)
    )


def width_of(text: str) -> int:
    """The cells that the text takes on a terminal."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len  # its tables cost 3 ms and Indonesian text seldom needs them

    return cell_len(text)


def widths_of(texts: Sequence[str]) -> list[int]:
    """The widths of many texts, measured one by one only where ``len`` will not do."""
    return list(map(len if is_narrow("".join(texts)) else width_of, texts))


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled with spaces to ``width`` cells; at the right side of them if ``right``."""
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def chop(word: str, width: int) -> list[str]:
    """A word in pieces of at most ``width`` cells (one character where even that is wider)."""
    pieces = [""]
    room = width
    for character in word:
        cells = width_of(character)
        if cells > room and pieces[-1]:
            pieces.append("")
            room = width
        pieces[-1] += character
        room -= cells
    return pieces


def fold(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells, broken at spaces, within a word only when it is longer."""
    if width_of(text) <= width:
        return [text]
    lines = [""]
    for word in text.split(" "):
        if not word:
            continue
        if lines[-1] and width_of(lines[-1]) + 1 + width_of(word) <= width:
            lines[-1] += " " + word
            continue
        pieces = chop(word, width)
        lines[-1:] = [*([lines[-1]] if lines[-1] else []), *pieces]
    return lines


def fit(widths: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Widths that together take at most ``room``: the widest give way first, none below ``least``.

    None where even the least is more than there is.
    """
    fitted = list(widths)
    if sum(least) > room:
        return None
    while (over := sum(fitted) - room) > 0:
        free = [place for place in range(len(fitted)) if fitted[place] > least[place]]
        widest = max(fitted[place] for place in free)
        group = [place for place in free if fitted[place] == widest]
        below = [fitted[place] for place in free if fitted[place] < widest]
        floor = max([least[place] for place in group] + below)
        step = max(1, min(widest - floor, over // len(group)))
        for place in group[:over]:
            fitted[place] -= step
    return fitted
