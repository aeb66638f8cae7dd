"""The table of fields: no heading means two things, and our own headings are among them."""

from __future__ import annotations

import csv
import os

import pytest

from ipsm_cli.codes.codebook import Codes
from ipsm_cli.exchange import headings, readings
from ipsm_cli.exchange.headings import FOLDER, KINDS, LEFT
from ipsm_cli.reports import activities as activity_list
from ipsm_cli.reports import workers as worker_list
from ipsm_cli.text import LANGUAGES, Words

LISTS = {
    "activities": activity_list.layout(),
    "workers": worker_list.table([]).columns,
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_means_two_fields(kind: str) -> None:
    seen: dict[str, str] = {}
    for field in headings.fields(kind).values():
        for name in field.names:
            assert name == headings.plain(name), name
            assert seen.setdefault(name, field.key) == field.key, name


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_can_be_read(kind: str) -> None:
    for field in headings.fields(kind).values():
        assert field.reading == LEFT or field.reading in readings.READINGS, field.key
        assert not field.list or Codes().all(field.list)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_our_own_headings_are_known(kind: str, language: str) -> None:
    words = Words(language)
    for column in LISTS[kind]:
        assert headings.key_of(kind, column.key) == column.key
        assert headings.key_of(kind, words(f"col.{column.key}")) == column.key
    for field in headings.fields(kind).values():
        if field.template or field.key.startswith("reject"):
            assert headings.key_of(kind, words(f"col.{field.key}")) == field.key


def test_remarks_do_not_count() -> None:
    assert headings.key_of("workers", "NIK (16 digit) *") == "nik"
    assert headings.key_of("workers", "L/P") == "sex"
    assert headings.key_of("workers", "Hobi") is None


def test_labels_above_a_table_and_words_of_paper() -> None:
    assert headings.block_labels()["nomor induk"] == "member"
    assert "jumlah" in headings.furniture("total")
    assert "-" in headings.furniture("empty")


def test_the_data_have_no_empty_lines() -> None:
    for name in os.listdir(FOLDER):
        with open(os.path.join(FOLDER, name), encoding="utf-8", newline="") as lines:
            assert all(any(row) for row in csv.reader(lines)), name
