from __future__ import annotations

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.reports import columns
from ipsm_cli.reports.measures import Measures


def test_measures_have_their_columns_in_order() -> None:
    keys = [column.key for column in columns.MEASURES]
    assert [key if key != "hours" else "minutes" for key in keys] == list(Measures._fields)


def test_title_says_the_period() -> None:
    assert columns.title("workers", None) == ("title.workers", {})
    period = Period("2026-Q3", "2026-07", "2026-09")
    assert columns.title("x", period) == ("title.x", {"period": "2026-Q3"})


def test_codes_nobody_lists_come_last() -> None:
    areas = [code.code for code in Codes().all("area")]
    found = columns.listed(Codes().all("area"), [None, "ZZ", areas[2], "XX", "ZZ"])
    assert found == [*areas, "XX", "ZZ"]


def test_share_of_nothing_is_unknown() -> None:
    assert columns.share(1, 4) == 0.25
    assert columns.share(0, 4) == 0
    assert columns.share(0, 0) is None
