from __future__ import annotations

from ipsm_cli.core.measures import Measures


def test_groups_add_up_but_for_the_workers() -> None:
    one = Measures(1, 2, 40, 30, 10, 120, 150_000)
    other = Measures(2, 1, 5, 0, 5, 90, 0)
    assert one.plus(other) == Measures(3, 0, 45, 30, 15, 210, 150_000)
    assert Measures().plus(Measures()) == Measures()
