"""The code lists of the field, as shipped in ``lists/*.csv``, and the branch's own codes.

Every list has the columns ``code,label_id,label_en``, then what the list needs besides:
``active`` (0 for a code that is kept readable but no longer offered), ``synonyms`` (what people
type instead, parted by ``|``), and others that are passed on in ``Code.extra``. Where a code stands
under a code of another list, ``PARENTS`` names the column and that list.
Sources: PPKS and PSKS Permensos 8/2012, 12-PAS Kepmensos 103/HUK/2025, SPM PP 2/2018 and Permensos
9/2018; the kinds of activity follow the four areas of IPSM.
"""

import os
from collections.abc import Iterable
from typing import NamedTuple

from ipsm_cli.core import errors

FOLDER = os.path.join(os.path.dirname(__file__), "lists")
PARENTS = {"kind": ("area", "area"), "ppks": ("pas", "pas12"), "spm_service": ("level", "level")}


class Code(NamedTuple):
    """One line of a list; ``extra`` holds the list's further columns, "" where one is empty."""

    list: str
    code: str
    label_id: str
    label_en: str
    extra: dict[str, str]
    active: bool = True
    synonyms: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The label in ``id`` or ``en``."""
        return self.label_id if language == "id" else self.label_en

    @property
    def parent(self) -> str:
        """The code this one stands under (a kind's area), "" where the list has no parents."""
        column = PARENTS.get(self.list, ("parent", ""))[0]
        return self.extra.get(column, "")

    @property
    def unit(self) -> str:
        """What a kind of activity is counted in (code of the list ``unit``), or ""."""
        return self.extra.get("unit", "")


class Codes:
    """All lists at hand: the shipped ones, each read when first asked for, then the branch's own.

    ``own`` holds (list, code, label_id, label_en, parent, unit). A shipped code is not replaced by
    an own one that repeats it.
    """

    def __init__(self, own: Iterable[tuple[str, str, str, str, str, str]] = ()) -> None:
        self._own = tuple(own)
        self._lists: dict[str, dict[str, Code]] = {}

    def names(self) -> tuple[str, ...]:
        """The names of the shipped lists, in alphabetical order."""
        return tuple(sorted(name[:-4] for name in os.listdir(FOLDER) if name.endswith(".csv")))

    def all(self, list_name: str) -> tuple[Code, ...]:
        """The list in its own order, then the branch's own codes. Raises UnknownList."""
        return tuple(self._open(list_name).values())

    def get(self, list_name: str, code: str) -> Code | None:
        """The code written exactly so, or None. Raises UnknownList."""
        return self._open(list_name).get(code)

    def label(self, list_name: str, code: str, language: str) -> str:
        """The code's label in ``id`` or ``en``; an unknown (old) code stands for itself."""
        found = self.get(list_name, code)
        return found.label(language) if found else code

    def read(self, list_name: str, text: str, language: str = "id") -> str:
        """The code a person means by ``text``: a code, a label or synonym of either language, or a
        piece of one label only. ``language`` is that of the labels in an error's facts.

        Raises UnknownCode, AmbiguousCode, UnknownList.
        """
        from ipsm_cli.codes.typed import read_code  # only where something was typed

        return read_code(self.all(list_name), text, language)

    def _open(self, list_name: str) -> dict[str, Code]:
        if list_name not in self._lists:
            shipped = self._load(list_name)
            for of_list, code, label_id, label_en, parent, unit in self._own:
                if of_list == list_name and code not in shipped:
                    column = PARENTS.get(list_name, ("parent", ""))[0]
                    extra = {column: parent, "unit": unit}
                    shipped[code] = Code(list_name, code, label_id, label_en or label_id, extra)
            self._lists[list_name] = shipped
        return self._lists[list_name]

    def _load(self, list_name: str) -> dict[str, Code]:
        if list_name not in self.names():
            raise errors.UnknownList(text=list_name, lists=self.names())
        import csv  # 0.5 ms that a command without labels need not pay

        path = os.path.join(FOLDER, f"{list_name}.csv")
        with open(path, encoding="utf-8", newline="") as lines:
            codes = (_code(list_name, row) for row in csv.DictReader(lines))
            return {code.code: code for code in codes}


def _code(list_name: str, row: dict[str, str]) -> Code:
    active = row.pop("active", "1") == "1"
    synonyms = tuple(word for word in row.pop("synonyms", "").split("|") if word)
    code, label_id, label_en = row.pop("code"), row.pop("label_id"), row.pop("label_en")
    return Code(list_name, code, label_id, label_en, row, active, synonyms)
