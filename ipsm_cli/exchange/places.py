"""The villages of the branch's area, found by what a sheet calls them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.exchange.headings import plain

if TYPE_CHECKING:
    import sqlite3

Village = tuple[str, str]  # code, name

SHOWN = 8  # candidates named at most
NEAR = 3  # villages offered as meant
_WORDS = ("desa", "ds", "kelurahan", "kel", "gampong", "nagari", "village")


class Places:
    """``names`` gives the name of each village of the branch by its code."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.names: dict[str, str] = dict(
            db.execute("SELECT code, name FROM village ORDER BY code").fetchall()
        )
        self._db = db
        self._elsewhere: dict[str, str] | None = None
        self._plain = [(_bare(name), code) for code, name in self.names.items()]

    def village(self, text: str) -> str:
        """The code of the one village meant: by code, by name, by the beginning of one name only.

        Raises UnknownVillage, AmbiguousVillage, OutsideBranch where the branch has none.
        """
        if not self.names:
            raise errors.OutsideBranch(desa=cite(text))
        for found in self._steps(text.strip()):
            if len(found) == 1:
                return found[0]
            if found:
                candidates = tuple(f"{code} {self.names[code]}" for code in found[:SHOWN])
                raise errors.AmbiguousVillage(text=cite(text), candidates=candidates)
        raise errors.UnknownVillage(text=cite(text), near=self._near(_bare(text)))

    def anywhere(self, text: str) -> str:
        """A village of the country by its code; by name one of the branch's, or one where a worker
        is known to live."""
        if text.strip()[:1].isdigit():
            from ipsm_cli.codes.region_search import read_region  # reads the regions' file, 2 MB

            return read_region(text, "desa").code
        homes = [code for code, name in self._homes().items() if name == text.strip()]
        return homes[0] if len(homes) == 1 else self.village(text)

    def name(self, code: str) -> str:
        """The village's name; the code where nobody knows it."""
        from ipsm_cli.codes import region_tree  # reads the regions' file, 2 MB

        found = region_tree.get(code)
        return self.names.get(code) or (found.name if found else code)

    def _homes(self) -> dict[str, str]:
        """The names of the villages outside the branch in which workers live, by code."""
        if self._elsewhere is None:
            rows = self._db.execute(
                "SELECT DISTINCT home_desa FROM worker WHERE home_desa IS NOT NULL ORDER BY 1"
            ).fetchall()
            self._elsewhere = {code: self.name(code) for (code,) in rows if code not in self.names}
        return self._elsewhere

    def villages(self, text: str, pieces: Sequence[str]) -> tuple[str, ...]:
        """One village, or each of several; a name may hold what else parts names."""
        try:
            return (self.village(text),)
        except (errors.UnknownVillage, errors.AmbiguousVillage):
            if len(pieces) < 2:
                raise
        return tuple(dict.fromkeys(self.village(piece) for piece in pieces))

    def _steps(self, asked: str) -> Iterator[list[str]]:
        yield [code for code in (asked,) if code in self.names]
        wanted = _bare(asked)
        if wanted:
            yield [code for name, code in self._plain if name == wanted]
            yield [code for name, code in self._plain if name.startswith(f"{wanted} ")]
            yield [code for name, code in self._plain if name.startswith(wanted)]

    def _near(self, wanted: str) -> tuple[str, ...]:
        from difflib import get_close_matches  # 2 ms, only for this mistake

        names = {name: self.names[code] for name, code in self._plain}
        near = get_close_matches(wanted, names, NEAR) or list(names)[:NEAR]
        return tuple(names[name] for name in near)


def _bare(text: str) -> str:
    """The name in plain words, without the word desa or kelurahan before it."""
    words = plain(text).split()
    while len(words) > 1 and words[0] in _WORDS:
        del words[0]
    return " ".join(words)
