"""Activities typed by hand, found again in a sheet."""

from __future__ import annotations

from exchange.import_ground import HEAD, VISIT, Ground

from ipsm_cli.exchange.activity_lines import Line, line_of
from ipsm_cli.exchange.doubles import Double, Doubles


def line(**told: object) -> Line:
    return line_of({"date": "2026-03-05", "kind": "KD09", "workers": (2, 1), **told})


def test_a_double_says_nothing_new(ground: Ground) -> None:
    assert Doubles(ground.db).find(line()) is None
    ground.activity("2026-03-05", 1, 2, description="Kunjungan", desa="32.01.01.1007")
    doubles = Doubles(ground.db)
    assert doubles.find(line()) == Double(1, True)
    assert doubles.find(line(description="KUNJUNGAN")) == Double(1, True)
    assert doubles.find(line(description="Rapat")) == Double(1, False)
    assert doubles.find(line(desa="32.01.01.1001")) is None
    assert doubles.find(line(workers=(1,))) is None
    assert doubles.find(line(kind="KD01")) is None
    assert doubles.find(line(date="2026-03-06")) is None


def test_what_came_from_a_sheet_is_known_otherwise(ground: Ground) -> None:
    ground.bring("activities", HEAD, VISIT)
    same = line(workers=(1,), desa="32.01.01.1007")
    assert Doubles(ground.db).find(same) is None
