"""Putting finished files into a folder: all or a refusal first, and the list beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ipsm_cli import __version__
from ipsm_cli.cli.showing import put_out
from ipsm_cli.core import errors
from ipsm_cli.render import manifest
from ipsm_cli.render.files import write_whole
from ipsm_cli.store.schema import MIGRATIONS

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.exporting import Made

SHOWN = 5  # photos named of those that could not be placed


class Package(dict[str, "Made"]):
    """The files of one profile and period, by name."""

    def __init__(self, profile: str, period: str, files: Mapping[str, Made]) -> None:
        super().__init__(files)
        self.profile, self.period = profile, period


def missing(counter: Counter, folder: Path, *packages: Package) -> list[str]:
    """The files that are not there yet; where one cannot be put, none is written.

    Raises FileExists for another content without --force, ManifestForeign, ManifestDamaged.
    """
    manifest.read(folder)
    files = (item for package in packages for item in package.items())
    return [name for name, made in files if not _is_there(counter, folder / name, made)]


def put(counter: Counter, folder: Path, *packages: Package) -> None:
    """Writes the files, says their paths on stdout and notes them in the folder's manifest.

    Raises what ``write_whole`` and ``manifest.note`` raise.
    """
    entries = []
    for package in packages:
        for name, made in package.items():
            write_whole(folder / name, made.data, force=counter.force, make_parent=True)
            told = (package.profile, package.period, made.rows, made.data)
            entries.append(manifest.entry(name, *told))
    manifest.note(folder, entries, __version__, len(MIGRATIONS))
    for one in entries:
        put_out(str(folder / one.name))


def check_whole(*packages: Package) -> None:
    """Says at the end that files were made without some photos. Raises PhotosLacking."""
    made = (one for package in packages for one in package.values())
    lacking = tuple(dict.fromkeys(file for one in made for file in one.lacking))
    if lacking:
        raise errors.PhotosLacking(count=len(lacking), files=lacking[:SHOWN])


def _is_there(counter: Counter, path: Path, made: Made) -> bool:
    """Whether the same file is there; another one is refused before any file is written."""
    try:
        if path.read_bytes() == made.data:
            return True
    except OSError:  # none that can be read: writing it will say what is wrong
        return False
    if not counter.force:
        raise errors.FileExists(file=str(path))
    return False
