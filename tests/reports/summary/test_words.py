from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.render import Look, show_table
from ipsm_cli.reports.summary import missing, month, words
from ipsm_cli.text import Words


def said(made: Any, question: Question, codes: Codes, language: str) -> str:
    look = Look(Words(language), lambda name, code: codes.label(name, code, language))
    shown = show_table(words.table(words.read(made.db, question, codes)), "text", look)
    return str(shown)


OCTOBER = {
    "id": "Pada Oktober 2026, 3 PSM dari IPSM Kecamatan Cibinong melaksanakan 3 kegiatan. "
    "Kegiatan itu menjangkau 2 dari 3 desa/kelurahan. "
    "Penerima manfaatnya 45 orang, di antaranya 2 laki-laki dan 3 perempuan. "
    "Waktu yang dicurahkan 3,5 jam. Biaya yang tercatat Rp 150.000. "
    "Paling banyak di bidang Lingkungan hidup, Pemenuhan kebutuhan dasar, "
    "Dukungan program pemerintah (1 kegiatan). "
    "Paling sedikit di bidang Peningkatan kapasitas PSM (0 kegiatan). "
    "Dibandingkan September 2026 (1 kegiatan), jumlah kegiatan naik 2 atau 200 %. "
    "Semua PSM aktif sudah melapor.",
    "en": "In October 2026, 3 workers of IPSM Kecamatan Cibinong carried out 3 activities. "
    "They reached 2 of 3 villages. "
    "They served 45 people, among them men and boys: 2, women and girls: 3. "
    "They gave 3.5 hours of their time. The recorded cost is Rp 150,000. "
    "Most was done in Environment, Meeting basic needs, "
    "Support for government programmes (1 activity). "
    "Least was done in Capacity building of PSM (0 activities). "
    "Against September 2026 (1 activity), the number of activities rose by 2, or 200%. "
    "All active workers have reported.",
}


@pytest.mark.parametrize("language", OCTOBER)
def test_october_by_hand(small: Any, codes: Codes, october: Question, language: str) -> None:
    _, _, paragraph, left_out = said(small, october, codes, language).splitlines()
    assert paragraph == OCTOBER[language]
    assert left_out.startswith(("Kegiatan yang dibatalkan", "Voided"))


def test_a_month_with_nothing(small: Any, codes: Codes) -> None:
    december = Question("2026-12-24", Period("2026-12", "2026-12", "2026-12"))
    paragraph = said(small, december, codes, "id").splitlines()[2]
    assert paragraph == (
        "Pada Desember 2026 belum ada kegiatan IPSM Kecamatan Cibinong yang tercatat. "
        "Dibandingkan November 2026 (1 kegiatan), jumlah kegiatan turun 1 atau 100 %. "
        "Yang belum melapor: 3 PSM."
    )


def test_nobody_and_nothing(empty: Any, codes: Codes, october: Question) -> None:
    assert said(empty, october, codes, "en").splitlines()[2:] == [
        "No activities of IPSM Kecamatan Cibinong are recorded for October 2026."
    ]


def test_numbers_for_programs_stand_in_one_row(small: Any, codes: Codes, october: Question) -> None:
    table = words.table(words.read(small.db, october, codes))
    assert not any(column.screen for column in table.columns)
    (row,) = table.rows
    assert dict(zip((column.key for column in table.columns), row, strict=True)) == {
        "activities": 3,
        "workers": 3,
        "people": 45,
        "people_l": 2,
        "people_p": 3,
        "hours": 210,
        "cost": 150_000,
        "villages": 2,
        "villages_all": 3,
        "activities_before": 1,
        "not_reported": 0,
        "workers_active": 3,
        "voided": 1,
    }


def test_numbers_are_those_of_the_other_reports(
    big: Any, codes: Codes, question: Question, well_said: Any
) -> None:
    told = words.read(big.db, question, codes)
    asked = question._replace(period=told.recap.period)
    assert told.recap == month.read(big.db, asked, codes)
    earlier = month.read(big.db, asked._replace(period=told.before), codes)
    assert told.activities_before == earlier.total.activities
    if told.recap.period.is_month:
        assert told.missing == len(missing.read(big.db, asked, codes).lines)
    else:
        assert told.missing is None
    well_said(words.table(told), codes)
