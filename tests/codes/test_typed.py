"""What people type for a code is understood, or refused with what they may have meant."""

from __future__ import annotations

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core.errors import AmbiguousCode, UnknownCode

READ = [
    ("kind", "LH01", "LH01"),
    ("kind", " lh01 ", "LH01"),
    ("kind", "Kerja bakti kebersihan lingkungan", "LH01"),
    ("kind", "community CLEAN-UP", "LH01"),
    ("kind", "KD09 Kunjungan rumah dan asesmen kebutuhan", "KD09"),
    ("kind", "kd09: home visits and needs assessment", "KD09"),
    ("kind", "kerja bakti", "LH01"),
    ("kind", "bank sampah", "LH04"),
    ("kind", "pohon", "LH03"),
    ("kind", "nyamuk", "LH06"),
    ("kind", "donor darah", "KD15"),
    ("area", "lingkungan", "LH"),
    ("area", "environment", "LH"),
    ("sex", "l", "L"),
    ("sex", "laki laki", "L"),
    ("sex", "LAKI-LAKI", "L"),
    ("sex", "lk", "L"),
    ("sex", "Pria", "L"),
    ("sex", "m", "L"),
    ("sex", "male", "L"),
    ("sex", "cowok", "L"),
    ("sex", "perempuan", "P"),
    ("sex", "pr", "P"),
    ("sex", "wanita", "P"),
    ("sex", "F", "P"),
    ("sex", "female", "P"),
    ("education", "SD", "03"),
    ("education", "smp", "04"),
    ("education", "SMA", "05"),
    ("education", "SMK", "05"),
    ("education", "D3", "07"),
    ("education", "S1", "08"),
    ("education", "s-2", "09"),
    ("education", "5", "05"),
    ("worker_status", "non-aktif", "nonaktif"),
    ("worker_status", "active", "aktif"),
    ("worker_status", "wafat", "meninggal"),
    ("age_band", "0–5", "0-5"),
    ("age_band", "60+", "60+"),
    ("age_band", "60", "60+"),
    ("age_band", "lansia", "60+"),
    ("age_band", "6-17 tahun", "6-17"),
    ("programme", "bpnt", "SEMBAKO"),
    ("programme", "KIS", "PBIJKN"),
    ("programme", "dtks", "DTKS"),
    ("ppks", "8", "08"),
    ("ppks", "lut", "08"),
    ("ppks", "korban tindak kekerasan", "19"),
    ("psks", "tagana", "03"),
    ("pas12", "1", "1"),
    ("fund_source", "dana desa", "desa"),
    ("fund_source", "lainnya", "lain"),
    ("unit", "jiwa", "orang"),
    ("partner", "kartar", "karang_taruna"),
    ("partner", "Karang Taruna", "karang_taruna"),
    ("level", "kota", "kabkota"),
    ("part", "lead", "pelaksana"),
]


@pytest.mark.parametrize(("name", "text", "code"), READ)
def test_read(name: str, text: str, code: str) -> None:
    assert Codes().read(name, text) == code


def test_every_code_label_and_synonym_reads_back_to_its_code() -> None:
    codes = Codes()
    for name in codes.names():
        for code in codes.all(name):
            forms = (code.code, code.label_id, code.label_en.upper(), *code.synonyms)
            assert {codes.read(name, form) for form in forms} == {code.code}, (name, forms)


def test_a_piece_of_several_labels_is_refused_with_all_of_them() -> None:
    with pytest.raises(AmbiguousCode) as raised:
        Codes().read("kind", "rapat")
    assert raised.value.facts == {
        "list": "kind",
        "text": "rapat",
        "candidates": ("KP05 Rapat rutin IPSM", "KP06 Rapat koordinasi dengan Dinsos/TKSK"),
    }


def test_candidates_speak_the_language_asked_for() -> None:
    with pytest.raises(AmbiguousCode) as raised:
        Codes().read("education", "diploma", language="en")
    assert raised.value.facts["candidates"] == (
        "06 Diploma I/II",
        "08 Diploma IV or bachelor's degree (S1)",
    )


def test_at_most_ten_candidates() -> None:
    with pytest.raises(AmbiguousCode) as raised:
        Codes().read("kind", "an")
    candidates = raised.value.facts["candidates"]
    assert isinstance(candidates, tuple)
    assert len(candidates) == 10


@pytest.mark.parametrize(
    ("name", "text", "nearest"),
    [
        ("kind", "kerja bakit", "LH01 Kerja bakti kebersihan lingkungan"),
        ("kind", "LH0l", "LH01 Kerja bakti kebersihan lingkungan"),
        ("programme", "posiandu", "Posyandu"),
        ("sex", "permpuan", "P Perempuan"),
    ],
)
def test_a_slip_gets_the_code_it_is_like(name: str, text: str, nearest: str) -> None:
    with pytest.raises(UnknownCode) as raised:
        Codes().read(name, text)
    near = raised.value.facts["near"]
    assert isinstance(near, tuple)
    assert near[0] == nearest
    assert len(near) <= 3


@pytest.mark.parametrize("text", ["", "  ", "?", "zzzz"])
def test_what_is_like_nothing_gets_the_first_codes(text: str) -> None:
    with pytest.raises(UnknownCode) as raised:
        Codes().read("area", text)
    assert raised.value.facts["near"] == (
        "LH Lingkungan hidup",
        "KD Pemenuhan kebutuhan dasar",
        "PP Dukungan program pemerintah",
    )


def test_a_retired_code_answers_to_its_whole_name_only() -> None:
    codes = Codes()
    assert codes.read("programme", "Data Terpadu Kesejahteraan Sosial (lama)") == "DTKS"
    with pytest.raises(UnknownCode):
        codes.read("programme", "terpadu kesejahteraan sosial")


def test_own_codes_are_read_too() -> None:
    codes = Codes([("kind", "LH51", "Lomba kampung bersih", "", "LH", "kali")])
    assert codes.read("kind", "lomba kampung") == "LH51"
