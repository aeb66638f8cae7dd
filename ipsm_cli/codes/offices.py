"""The offices that sign papers: which are meant, and which countersign when nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.codes import region_tree

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Code, Codes

NOBODY = ("none", "tidak ada", "tanpa")  # typed for no office; the first is kept


def read(codes: Codes, text: str) -> str:
    """Offices by code or name, as codes with commas between; ``none`` for nobody.

    Raises UnknownCode, AmbiguousCode.
    """
    if text.strip().casefold() in NOBODY:
        return NOBODY[0]
    return ",".join(dict.fromkeys(codes.read("office", word) for word in text.split(",")))


def countersigning(codes: Codes, said: str, level: str, region: str) -> list[Code]:
    """The offices of ``said`` (as ``read`` gives them); of the level where it is empty.

    Of a village's head and a lurah the one that the village has, by its code.
    """
    offices = codes.all("office")
    if said:
        return [office for name in said.split(",") for office in offices if office.code == name]
    village = region_tree.kind_of_village(region)
    usual = [office for office in offices if office.extra.get("knows") == level]
    return [x for x in usual if not x.extra["village"] or village in x.extra["village"].split("|")]


def of_position(codes: Codes, position: str) -> Code | None:
    """The office of a position on the board."""
    return next((x for x in codes.all("office") if x.extra.get("position") == position), None)


def place_of(office: Code, region: str) -> str:
    """The name of the region an office is for, "" where the branch lies in no single one."""
    level = office.extra.get("level")
    return next((x.name for x in region_tree.path(region) if x.level == level), "")
