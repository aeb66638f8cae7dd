"""Which village of the branch a message speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ipsm_cli.codes.region_tree import path
from ipsm_cli.exchange.chat_amounts import GUESS, MISSING, NOT_WRITTEN, SURE, Entry
from ipsm_cli.exchange.chat_labels import says

_SAID = ("desa", "ds", "kelurahan", "kel")
_ABOVE_VILLAGE = re.compile(
    r"\b(?:kec|kecamatan|kab|kabupaten|kota|prov|provinsi|jalan|jln|jl)\b\.? *[a-z]+", re.IGNORECASE
)


def village(fields: Mapping[str, str], villages: Mapping[str, str]) -> Entry:
    """The village under its label; without one, the village named in the place or elsewhere."""
    if says(fields, "desa"):
        text = fields["desa"]
        found = _villages_in(text, villages, frozenset())
        if len(found) == 1:
            return Entry(found[0], SURE, "", text)
        return Entry(None, MISSING, "several" if found else "unknown", text)
    above = _names_above(villages)
    for key in ("place", "activity", "description"):
        found = _villages_in(fields.get(key, ""), villages, above)
        if len(found) == 1:
            return Entry(found[0], GUESS, "in_text", fields[key])
    return NOT_WRITTEN


def _names_above(villages: Mapping[str, str]) -> frozenset[str]:
    """Names of the kecamatan, kabupaten and province; Pasar Cibinong may lie in any village."""
    return _above(frozenset(code.rpartition(".")[0] for code in villages))


@lru_cache
def _above(districts: frozenset[str]) -> frozenset[str]:
    return frozenset(_plain(region.name) for code in districts for region in path(code))


def _villages_in(text: str, villages: Mapping[str, str], above: frozenset[str]) -> list[str]:
    """The codes of the villages whose names stand in the text; a longer name hides its pieces.

    A name of ``above`` stands for a village only behind a word that says so.
    """
    plain = f" {_plain(_ABOVE_VILLAGE.sub(' ', text))} "
    found: list[str] = []
    taken = ""
    for code, name in sorted(villages.items(), key=lambda item: (-len(item[1]), item[0])):
        word = f" {_plain(name)} "
        forms = [f" {said}{word}" for said in _SAID] if _plain(name) in above else [word]
        is_there = any(form in plain for form in forms) or _joined(word) == _joined(plain)
        if is_there and word not in taken:
            found.append(code)
            taken += word
    return found


def _joined(text: str) -> str:
    return text.replace(" ", "")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join("".join(x if x.isalnum() else " " for x in text.casefold()).split())
