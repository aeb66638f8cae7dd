"""One cell of a foreign sheet: whether it holds anything, and what it says as text."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.exchange.headings import furniture

if TYPE_CHECKING:
    from ipsm_cli.exchange.foreign import Value

_LONGEST_SIGN = 12  # characters of what people write into a cell that holds nothing
_SURE_DIGITS = 15  # a number with more of them has lost some


def is_blank(cell: Value) -> bool:
    """Nothing at all stands in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_empty(cell: Value) -> bool:
    """Blank, or a sign for nothing: ``-``, ``n/a``, ``tidak ada``."""
    if not isinstance(cell, str):
        return cell is None
    text = cell.strip()
    return not text or (len(text) <= _LONGEST_SIGN and text.casefold() in furniture("empty"))


def text_of(cell: Value) -> str:
    """What the cell says, as a person would type it. Raises BrokenCell."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    raise errors.BrokenCell(reason=cell.reason, detail=cite(cell.detail))


def as_seen(cell: Value) -> str | None:
    """The cell as text for a person, whatever is in it; an id that lost digits stays lost."""
    if is_blank(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= 10.0**14:
        return f"{cell:.5E}".replace(".", ",")
    try:
        return text_of(cell)
    except errors.BrokenCell:
        return _broken(cell)


def _broken(cell: Any) -> str:
    return str(cell.detail)


def _number(number: float) -> str:
    """Four decimals where there are any: three would read as thousands."""
    if number == int(number) and abs(number) < 10.0**_SURE_DIGITS:
        return str(int(number))
    whole = f"{number:.4f}".replace(".", ",")
    return whole if abs(number) < 10.0**_SURE_DIGITS else f"{number:.5E}".replace(".", ",")
