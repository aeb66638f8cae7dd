"""What a branch chooses for itself among the known settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core import errors

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.store.change import Pen


def put(pen: Pen, codes: Codes, name: str, value: int | None) -> int:
    """Chooses a value and answers what holds; None goes back to the list's own.

    Raises UnknownCode, SettingRange, NothingToChange.
    """
    code = codes.get("setting", name)
    if code is None:
        near = tuple(known.code for known in codes.all("setting"))
        raise errors.UnknownCode(list="setting", text=name, near=near)
    least, most = int(code.extra["least"]), int(code.extra["most"])
    if value is not None and not least <= value <= most:
        raise errors.SettingRange(name=name, least=least, most=most)
    held = pen.row("setting", (name,))
    if value is None:
        if held is None:
            raise errors.NothingToChange(kind="noun.setting", number=name)
        pen.delete("setting", (name,))
        return int(code.extra["default"])
    if held is None:
        pen.insert("setting", {"name": name, "value": str(value)})
    elif not pen.update("setting", (name,), {"value": str(value)}):
        raise errors.NothingToChange(kind="noun.setting", number=name)
    return value
