"""Values as programs read them."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.render.plain_values import hours, plain, plain_values


@pytest.mark.parametrize(
    ("minutes", "expected"), [(60, 1), (0, 0), (90, 1.5), (100, 1.67), (20, 0.33), (1, 0.02)]
)
def test_hours(minutes: int, expected: float) -> None:
    assert hours(minutes) == expected
    assert isinstance(hours(minutes), int) == (minutes % 60 == 0)


def test_plain() -> None:
    assert plain("hours", 90) == 1.5
    assert plain("hours", None) is None
    assert plain("money", 90) == 90


def test_plain_values(recap: Any) -> None:
    assert list(plain_values(recap)[2]) == [125.5, 90, 45.75]
    assert plain_values(recap._replace(rows=())) == [()] * 5
