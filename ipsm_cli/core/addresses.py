"""A home address in one line, as it is written on forms."""

from __future__ import annotations


def in_a_line(street: str | None, rt: str | None, rw: str | None, village: str | None) -> str:
    """``Jl. Mawar 3, RT 001/RW 002, Cibinong``; what is unknown is left out."""
    house = "/".join(f"{name} {number}" for name, number in (("RT", rt), ("RW", rw)) if number)
    return ", ".join(part for part in (street, house, village) if part)
