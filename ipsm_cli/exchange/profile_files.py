"""Profiles as files that branches hand to one another; what a stranger wrote is read with care."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import name_of
from ipsm_cli.core.names import cite, clean
from ipsm_cli.exchange import export_profiles, headings, profiles
from ipsm_cli.exchange.export_profiles import KIND
from ipsm_cli.exchange.whole import read_whole

if TYPE_CHECKING:
    import sqlite3

FORM = 1  # of the file itself
LARGEST = 1 << 20  # bytes; a profile has some thousand
SORTS = (*headings.KINDS, KIND)
MEMBERS = ("ipsm_profile", "name", "kind", "profile")
_OF_FIELDS = ("codes", "coarse", "defaults")  # parts whose keys are fields
MOST = 2000  # entries of one part


class Given(NamedTuple):
    """A profile as a file holds it; ``content`` is what the register keeps, still unread."""

    name: str
    kind: str  # one of SORTS
    content: dict[str, Any]
    built_in: bool = False


def every(db: sqlite3.Connection) -> list[Given]:
    """Those of the import, then those of the export; of each the shipped ones first."""
    found = [
        Given(one.name, one.kind, json.loads(one.content()), one.built_in)
        for one in profiles.every(db)
    ]
    found += [
        Given(name, KIND, export_profiles.content_of(name), built_in=True)
        for name in export_profiles.shipped()
    ]
    rows = db.execute("SELECT name, content FROM profile WHERE kind = ? ORDER BY name", (KIND,))
    return [*found, *(Given(name, KIND, json.loads(text)) for name, text in rows)]


def find_all(db: sqlite3.Connection, name: str, sort: str | None = None) -> list[Given]:
    """The profiles of a name, of a sort where one is given. Raises UnknownProfile."""
    known = [one for one in every(db) if sort in (None, one.kind)]
    found = [one for one in known if one.name.casefold() == name.strip().casefold()]
    if not found:
        raise errors.UnknownProfile(text=cite(name), profiles=tuple(one.name for one in known))
    return found


def find(db: sqlite3.Connection, name: str, sort: str | None = None) -> Given:
    """The one profile of a name, of a sort where one is given.

    Raises UnknownProfile, AmbiguousProfile where one of the import and one of the export bear it.
    """
    found = find_all(db, name, sort)
    if len(found) > 1:
        raise errors.AmbiguousProfile(text=cite(name), sorts=tuple(one.kind for one in found))
    return found[0]


def write(given: Given) -> bytes:
    """The file, for people to read and change."""
    told = {"ipsm_profile": FORM, "name": given.name, "kind": given.kind, "profile": given.content}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def read(path: Path) -> Given:
    """What the file holds. Raises ProfileFileForeign for what is none of ours, FileMissing,
    FileIsFolder, NoPermission, UnknownProfilePart, BadProfileValue.
    """
    data = read_whole(path, LARGEST)
    try:
        told = json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except (ValueError, RecursionError):
        raise errors.ProfileFileForeign(file=path.name) from None
    right = isinstance(told, dict) and told.get("ipsm_profile") == FORM
    if len(data) > LARGEST or not right:
        raise errors.ProfileFileForeign(file=path.name)
    for key in told:
        if key not in MEMBERS:
            raise errors.UnknownProfilePart(place=cite(key), known=MEMBERS)
    if told.get("kind") not in SORTS:
        raise errors.BadProfileValue(place="kind", known=SORTS)
    if not isinstance(told.get("name"), str):
        raise errors.BadProfileValue(place="name", known=('"…"',))
    if not isinstance(told.get("profile"), dict):
        raise errors.BadProfileValue(place="profile", known=("{…}",))
    return Given(name_of(told["name"]), told["kind"], told["profile"])


def of_import(given: Given) -> profiles.Profile:
    """How files of a sort are read, of fields that there are; kinds are not looked up.

    Raises UnknownProfilePart, BadProfileValue, UnknownField.
    """
    parts = {
        "maps": _texts,
        "codes": _codes,
        "coarse": _codes,
        "defaults": _texts,
        "words": _texts,
        "sheet": _text,
    }
    found: dict[str, Any] = {}
    for key, value in given.content.items():
        if key not in parts:
            raise errors.UnknownProfilePart(place=cite(key), known=tuple(parts))
        found[key] = parts[key](value, key)
    known = headings.fields(given.kind)
    named = [
        *found.get("maps", {}).values(),
        *(field for part in _OF_FIELDS for field in found.get(part, ())),
    ]
    for field in named:
        if field != headings.SKIP and field not in known:
            raise errors.UnknownField(text=cite(field), fields=tuple(known))
    return profiles.Profile(given.name, given.kind, **found)


def _text(told: Any, place: str) -> str:
    if not isinstance(told, str):
        raise errors.BadProfileValue(place=place, known=('"…"',))
    return clean(told, 200)


def _texts(told: Any, place: str) -> dict[str, str]:
    if not isinstance(told, dict) or len(told) > MOST:
        raise errors.BadProfileValue(place=place, known=('{"…": "…"}',))
    return {clean(key, 200): _text(value, f"{place}.{cite(key)}") for key, value in told.items()}


def _codes(told: Any, place: str) -> dict[str, dict[str, str]]:
    if not isinstance(told, dict) or len(told) > MOST:
        raise errors.BadProfileValue(place=place, known=('{"…": {…}}',))
    return {clean(key, 200): _texts(value, f"{place}.{cite(key)}") for key, value in told.items()}
