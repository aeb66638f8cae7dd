"""The list of what was handed over: ``manifest.json`` beside the files, and whether they agree."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.finding import Finding
from ipsm_cli.render.files import trouble, write_whole

NAME = "manifest.json"
FORM = 1  # of the manifest itself
LARGEST = 16 * 2**20  # bytes; a longer one is none of ours


class Entry(NamedTuple):
    """One file that was handed over: ``rows`` of its tables, ``size`` in bytes."""

    name: str
    profile: str
    period: str
    rows: int
    size: int
    sha256: str


class Manifest(NamedTuple):
    """``program`` and ``schema`` are the versions that wrote it last; files by name."""

    program: str
    schema: int
    files: dict[str, Entry]


def entry(name: str, profile: str, period: str, rows: int, data: bytes) -> Entry:
    return Entry(name, profile, period, rows, len(data), sha256(data).hexdigest())


def note(folder: Path, written: Iterable[Entry], program: str, schema: int) -> None:
    """Puts the files among those that the folder's manifest lists; the same ones, the same bytes.

    Raises ManifestForeign and ManifestDamaged for another ``manifest.json`` (which stays as it is),
    and what ``write_whole`` raises.
    """
    found = read(folder)
    files = found.files if found else {}
    files |= {one.name: one for one in written}
    told = {
        "ipsm_manifest": FORM,
        "program": program,
        "schema": schema,
        "files": [files[name]._asdict() for name in sorted(files)],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / NAME, text.encode("utf-8"), force=True)


def read(folder: Path) -> Manifest | None:
    """The folder's manifest; None without one. Raises ManifestForeign, ManifestDamaged."""
    path = folder / NAME
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise trouble(error, path) from error
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise errors.ManifestForeign(file=str(path)) from error
    if len(data) > LARGEST or not isinstance(told, dict) or told.get("ipsm_manifest") != FORM:
        raise errors.ManifestForeign(file=str(path))
    try:
        return _manifest(told)
    except (KeyError, TypeError, ValueError) as error:
        raise errors.ManifestDamaged(file=str(path)) from error


def findings(folder: Path) -> tuple[int, list[Finding]]:
    """How many files the manifest lists, and those missing or changed since.

    Raises ManifestMissing, ManifestForeign, ManifestDamaged, NoPermission, CannotWrite.
    """
    manifest = read(folder)
    if manifest is None:
        raise errors.ManifestMissing(folder=str(folder))
    found = []
    for one in manifest.files.values():
        path = folder / one.name
        if not path.is_file():
            found.append(Finding("file_missing", None, one.name))
        elif _digest(path) != (one.size, one.sha256):
            found.append(Finding("file_changed", None, one.name))
    return len(manifest.files), found


def _manifest(told: dict[str, Any]) -> Manifest:
    """Raises KeyError, TypeError, ValueError for what no manifest of ours holds."""
    files = {}
    for line in told["files"]:
        one = Entry(**line)
        right = all(isinstance(part, str) for part in (one.name, one.profile, one.period))
        if not right or one.name in ("", ".", "..") or set(one.name) & set("/\\:"):
            raise ValueError  # a name that leads out of the folder is none we wrote
        files[one.name] = one._replace(rows=int(one.rows), size=int(one.size))
    return Manifest(str(told["program"]), int(told["schema"]), files)


def _digest(path: Path) -> tuple[int, str]:
    """Size and digest, a piece at a time: a file of the list may be long."""
    digest, size = sha256(), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        raise trouble(error, path) from error
    return size, digest.hexdigest()
