"""A home address in one line."""

from __future__ import annotations

import pytest

from ipsm_cli.core.addresses import in_a_line


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("Jl. Mawar 3", "001", "002", "Cibinong"), "Jl. Mawar 3, RT 001/RW 002, Cibinong"),
        (("Kp. Sawah", None, "002", None), "Kp. Sawah, RW 002"),
        ((None, None, None, "Cibinong"), "Cibinong"),
        ((None, None, None, None), ""),
    ],
)
def test_what_is_unknown_is_left_out(parts: tuple[str | None, ...], line: str) -> None:
    assert in_a_line(*parts) == line
