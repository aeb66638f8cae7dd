"""Which filters each report takes."""

from __future__ import annotations

from ipsm_cli.cli import filters
from ipsm_cli.reports import FOR_PAPERS, SUMMARIES


def test_filters_are_of_summaries_that_there_are() -> None:
    assert set(filters.OWN) | set(filters.MORE) <= set(SUMMARIES)
    assert set(filters.LISTS) <= set(FOR_PAPERS)


def test_each_report_has_its_own() -> None:
    def names(report: str) -> list[str]:
        return [field.name for field in filters.of_report(report)]

    assert names("summary.area") == ["area", "kind", "desa", "worker", "programme"]
    assert names("summary.spm")[0] == "by"
    assert names("summary.term") == [] == names("corrections")
    assert names("workers") == ["desa", "status"]
