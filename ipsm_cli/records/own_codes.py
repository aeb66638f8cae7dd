"""Codes that a branch adds to the lists for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.core import errors
from ipsm_cli.records.identity import new_uid

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.store.change import Pen


def add(
    pen: Pen,
    codes: Codes,
    *,
    list_name: str,
    code: str,
    labels: tuple[str, str],
    parent: str | None,
    unit: str | None,
) -> None:
    """Adds ``code`` with its Indonesian and English labels. Raises CodeExists."""
    if codes.get(list_name, code) is not None:
        raise errors.CodeExists(code=code)
    pen.insert(
        "own_code",
        {
            "list": list_name,
            "code": code,
            "uid": new_uid(pen),
            "label_id": labels[0],
            "label_en": labels[1],
            "parent": parent,
            "unit": unit,
        },
    )
