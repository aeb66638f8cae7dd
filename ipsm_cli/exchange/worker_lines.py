"""A row of workers as it was read: names without titles, addresses in their parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.codes import region_tree
from ipsm_cli.core.addresses import in_a_line
from ipsm_cli.core.names import search_key, split_titles
from ipsm_cli.exchange.keys import Key, key_of

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Codes

_PARTS = {"home_rt_rw": ("home_rt", "home_rw"), "birth": ("birth_place", "birth_date")}
NEEDED = ("name", "sex")


class Line(NamedTuple):
    """``fields`` of the register that the row tells (None: an empty cell), its duty villages and
    its status; None for the last two where the row tells none."""

    fields: dict[str, Any]
    desas: tuple[str, ...] | None
    status: str | None
    uid: str | None


def line_of(told: dict[str, Any]) -> Line:
    """The line of what a row told by field; a column of its own comes before a part of another."""
    fields = dict(told)
    uid, desas, status = (fields.pop(key, None) for key in ("uid", "desa", "status"))
    for whole, parts in _PARTS.items():
        for part, value in zip(parts, fields.pop(whole, None) or (None, None), strict=True):
            if whole in told and fields.get(part) is None:
                fields[part] = value
    if name := fields.get("name"):
        front, fields["name"], back = split_titles(name)
        for key, title in (("title_front", front), ("title_back", back)):
            if title and not fields.get(key):
                fields[key] = title
    return Line(fields, desas, status, uid)


def identity(line: Line) -> Key:
    """By what a person is known again where no record has her ids."""
    fields = line.fields
    if nik := fields.get("nik"):
        is_it: tuple[Any, ...] = ("nik", nik)
    elif member := fields.get("member_number"):
        is_it = ("member", member)
    else:
        named = search_key(fields.get("name") or "")
        is_it = ("name", named, fields.get("birth_date"), *(line.desas or ()))
    told = (line.desas, line.status, *(item for pair in sorted(fields.items()) for item in pair))
    return key_of(is_it, told)


def differences(
    line: Line,
    now: dict[str, Any],
    desas: Collection[str],
    *,
    clears: bool,
    coarse: Mapping[str, Mapping[str, str]] = {},  # never changed
) -> tuple[dict[str, Any], tuple[str, ...] | None]:
    """The fields that the row would change, and the duty villages where it would change them.

    An empty cell says something only in a list of our own (``clears``). In a sheet of others a name
    in capitals or with other signs is the same name, a whole address the same home, and a code that
    ``coarse`` names for ours the same.
    """
    changed = {}
    for key, value in line.fields.items():
        if value == now.get(key) or (value is None and (not clears or key in NEEDED)):
            continue
        if key == "name" and not clears and search_key(value) == search_key(now["name"]):
            continue
        if value is not None and coarse.get(key, {}).get(now.get(key, "")) == value:
            continue
        if key == "home_street" and not clears and value == _home(now):
            continue
        changed[key] = value
    told = line.desas if line.desas is not None or not clears else None
    moved = told if told is not None and set(told) != set(desas) else None
    return changed, moved


def _home(now: dict[str, Any]) -> str:
    """The whole address of a worker, as forms without columns for its parts have it."""
    region = region_tree.get(now["home_desa"]) if "home_desa" in now else None
    street, rt, rw = (now.get(key) for key in ("home_street", "home_rt", "home_rw"))
    return in_a_line(street, rt, rw, region.name if region else None)


def active(codes: Codes, status: str) -> bool:
    code = codes.get("worker_status", status)
    return code is not None and code.extra["counts_as_active"] == "1"


def usual_status(codes: Codes) -> str:
    """The first status that counts as active: what a row without one means."""
    return next(c.code for c in codes.all("worker_status") if active(codes, c.code))
