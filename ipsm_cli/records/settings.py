"""What a branch chooses for itself among the known settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ipsm_cli.codes import offices
from ipsm_cli.core import errors
from ipsm_cli.core.letter_number import read_pattern
from ipsm_cli.core.names import clean

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Code, Codes
    from ipsm_cli.store.change import Pen


def put(pen: Pen, codes: Codes, name: str, value: int | None) -> int:
    """Chooses a value and answers what holds; None goes back to the list's own.

    Raises UnknownCode, SettingRange, NothingToChange.
    """
    code = _known(codes, name)
    least, most = int(code.extra["least"]), int(code.extra["most"])
    if value is not None and not least <= value <= most:
        raise errors.SettingRange(name=name, least=least, most=most)
    _keep(pen, name, None if value is None else str(value))
    return int(code.extra["default"]) if value is None else value


def holds_words(codes: Codes, name: str) -> bool:
    """Whether a setting holds words instead of a whole number. Raises UnknownCode."""
    return bool(_known(codes, name).extra["holds"])


def put_words(pen: Pen, codes: Codes, name: str, text: str | None) -> str:
    """As ``put``, for a setting of words; what holds, "" where each paper decides.

    Raises LetterPattern, TooLong, ForbiddenCharacter, UnknownCode, AmbiguousCode, NothingToChange.
    """
    code = _known(codes, name)
    value = None if text is None else READ[code.extra["holds"]](codes, text)
    _keep(pen, name, value)
    return code.extra["default"] if value is None else value


READ: dict[str, Callable[[Codes, str], str]] = {
    "letter_number": lambda _, text: read_pattern(text),
    "knowing": offices.read,
    "line": lambda _, text: clean(text),
}


def _known(codes: Codes, name: str) -> Code:
    code = codes.get("setting", name)
    if code is None:
        near = tuple(known.code for known in codes.all("setting"))
        raise errors.UnknownCode(list="setting", text=name, near=near)
    return code


def _keep(pen: Pen, name: str, value: str | None) -> None:
    held = pen.row("setting", (name,))
    if value is None and held is not None:
        pen.delete("setting", (name,))
    elif value is not None and held is None:
        pen.insert("setting", {"name": name, "value": value})
    elif value is None or not pen.update("setting", (name,), {"value": value}):
        raise errors.NothingToChange(kind="noun.setting", number=name)
