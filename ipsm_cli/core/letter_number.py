"""The number of a letter: the branch's pattern, filled for one letter of one year."""

from __future__ import annotations

import re
from string import Formatter

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite, clean

BLANKS = ("seq", "month", "roman_month", "year")
NEEDED = {"seq", "year"}  # letters are counted anew each year: without both, two would be alike
WIDTH = re.compile(r"0[1-6]")  # what may stand behind seq: {seq:03}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LONGEST = 80  # characters of a pattern


def read_pattern(text: str) -> str:
    """A pattern such as ``{seq:03}/IPSM/{roman_month}/{year}``, cleaned. Raises LetterPattern."""
    pattern = clean(text, LONGEST)
    wrong = errors.LetterPattern(
        text=cite(text, LONGEST), blanks=tuple(f"{{{name}}}" for name in BLANKS)
    )
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError:  # a brace without its twin
        raise wrong from None
    names = {name for _, name, *_ in pieces if name is not None}
    for _, name, width, turned in pieces:
        if name is None:
            continue
        plain = not width or (name == "seq" and WIDTH.fullmatch(width))
        if name not in BLANKS or turned or not plain:
            raise wrong
    if not names >= NEEDED:
        raise wrong
    return pattern


def written(pattern: str, seq: int, day: str) -> str:
    """The number of the ``seq``-th letter of the year, dated ``day`` (ISO)."""
    year, month, _ = day.split("-")
    return pattern.format(seq=seq, month=month, roman_month=ROMAN[int(month) - 1], year=year)
