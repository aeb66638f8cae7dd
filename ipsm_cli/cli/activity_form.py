"""What is asked of an activity, and what was typed for one as its deeds take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ipsm_cli.cli import fields
from ipsm_cli.cli.desk import Desk

if TYPE_CHECKING:
    from ipsm_cli.core.columns import ActivityFields

# in the order in which a secretary would tell it
FORM = (
    *fields.ACTIVITY[:2],
    fields.TAKING_PART,
    *fields.ACTIVITY[2:5],
    *fields.COUNTS,
    *fields.ACTIVITY[5:],
    fields.PARTNER,
)


def columns_of(desk: Desk, typed: fields.Typed) -> ActivityFields:
    """The activity's own columns; those not typed are left out."""
    return cast("ActivityFields", fields.read(fields.ACTIVITY, desk, typed))


def area_of(desk: Desk, kind: str) -> str:
    """The area of a kind."""
    code = desk.codes.get("kind", kind)
    return code.parent if code else ""


def correction_of(desk: Desk, typed: fields.Typed) -> str | None:
    """The reason to change a closed month; None where none is typed."""
    reason: str | None = fields.read((fields.CORRECTION,), desk, typed).get("correction")
    return reason


def partners_of(desk: Desk, typed: fields.Typed) -> list[str] | None:
    """Codes of the partners; None where none is typed."""
    if "partner" not in typed or typed["partner"] is None:
        return None
    return [desk.codes.read("partner", text, desk.language) for text in typed["partner"]]
