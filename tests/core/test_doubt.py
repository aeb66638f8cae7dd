"""Tests of core/doubt.py."""

from __future__ import annotations

from ipsm_cli.core.doubt import Doubt


def test_two_doubts_of_the_same_kind_and_facts_are_equal() -> None:
    assert Doubt("doubt.nik_sex", {}) == Doubt("doubt.nik_sex", {})
    assert Doubt("doubt.nik_region", {"code": "32.99"}).facts["code"] == "32.99"
