from __future__ import annotations

import csv

import pytest

from ipsm_cli.exchange.chat_labels import FILE, key_of, says, split

KEYS = (
    {"activity", "kind", "area", "date", "day", "time", "duration", "place", "desa", "worker"}
    | {"name", "team", "people", "result", "constraint", "follow_up", "description", "cost"}
    | {"ignored"}
)


def test_the_file_of_labels_is_whole() -> None:
    with open(FILE, encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    labels = [row["label"] for row in rows]
    assert len(set(labels)) == len(labels) and {row["key"] for row in rows} == KEYS
    assert all(key_of(row["label"]) == row["key"] for row in rows)
    assert all(label.replace(" ", "").isalpha() and label.islower() for label in labels)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Hari/Tgl", "date"),
        ("HARI, TANGGAL", "date"),
        ("Desa/Kel.", "desa"),
        ("kegiatam", "activity"),  # one slip of the finger
        ("Tindak lanju", "follow_up"),
        ("Bentuk kegiatan", "activity"),
        ("Hari ini kegiatan", "activity"),
        ("Mitra", None),
        ("jan", None),
        ("", None),
    ],
)
def test_labels(label: str, key: str | None) -> None:
    assert key_of(label) == key


def fields(text: str) -> list[dict[str, str]]:
    return [report.fields for report in split(text)]


def test_a_label_in_the_middle_of_a_line() -> None:
    assert fields("Kegiatan: Posyandu Tempat: RW 05, Jumlah: 25 orang") == [
        {"activity": "Posyandu", "place": "RW 05", "people": "25 orang"}
    ]


def test_wrapped_lines_are_joined_and_items_parted() -> None:
    assert fields(
        "Kegiatan: Asesmen\nUraian: melihat\nkebutuhan\nHasil:\n- satu\n* dua\n3. tiga"
    ) == [{"activity": "Asesmen", "description": "melihat kebutuhan", "result": "satu; dua; tiga"}]


def test_bold_pictures_and_numbers_are_no_part_of_a_label() -> None:
    text = "*Kegiatan* : A\n_Tempat:_ B\n1) *Jumlah :* 5\nb. Hasil = C\n> Kendala: D"
    assert fields(text) == [
        {"activity": "A", "place": "B", "people": "5", "result": "C", "constraint": "D"}
    ]


def test_the_leave_taking_is_no_part_of_the_last_field() -> None:
    (report,) = split("Kegiatan: A\nTempat: B\nKendala: -\nDemikian, terima kasih")
    assert report.fields["constraint"] == "-"
    assert report.text.endswith("terima kasih")


def test_an_empty_line_ends_a_field_that_is_filled() -> None:
    assert fields("Kegiatan:\n\nA\n\nTempat: B\n\nSalam sehat selalu") == [
        {"activity": "A", "place": "B"}
    ]


def test_a_label_that_nobody_knows_is_kept() -> None:
    assert fields("Kegiatan: A\nTempat: B\nMitra: Satpol PP\ndan Linmas") == [
        {"activity": "A", "place": "B", "other": "Mitra: Satpol PP dan Linmas"}
    ]


def test_addresses_and_hours_are_no_labels() -> None:
    (one,) = fields("Kegiatan: A\nLokasi: RW 05\nhttps://maps.example/x\nPukul 09:30 mulai")
    assert one == {"activity": "A", "place": "RW 05 https://maps.example/x Pukul 09:30 mulai"}


def test_a_second_activity_is_another_report() -> None:
    one, two = split("Kegiatan: A\nTempat: B\n\nKegiatan: C\nTempat: D")
    assert (one.text, two.text) == ("Kegiatan: A\nTempat: B", "Kegiatan: C\nTempat: D")
    assert not one.above and not two.above


def test_two_reports_in_one_line_have_their_text() -> None:
    line = "Kegiatan: A Tempat: B Kegiatan: C Tempat: D"
    assert [(report.text, report.fields) for report in split(line)] == [
        (line, {"activity": "A", "place": "B"}),
        (line, {"activity": "C", "place": "D"}),
    ]


def test_what_stands_over_several_reports_belongs_to_each() -> None:
    text = "Nama: Siti\nTgl: 24/11\nKegiatan: A\nTempat: B\nKegiatan: C\nTempat: D"
    one, two = split(text + "\n\nNama: Euis\nKegiatan: E\nTempat: F")[:2]
    assert one.fields == {"name": "Siti", "date": "24/11", "activity": "A", "place": "B"}
    assert two.fields == {"name": "Siti", "date": "24/11", "activity": "C", "place": "D"}
    assert (one.above, two.above) == (frozenset(), {"name", "date"})
    assert two.text.startswith("Nama: Siti\nTgl: 24/11\n")
    third = split(text + "\n\nNama: Euis\nKegiatan: E\nTempat: F")[2]
    assert third.fields == {"name": "Euis", "activity": "E", "place": "F"}


@pytest.mark.parametrize(
    "text", ["", "Siap bu", "Nama: Icih\nAlamat: Pabuaran", "Kegiatan: A", "Kegiatan:\nTempat:"]
)
def test_what_is_no_report(text: str) -> None:
    assert split(text) == []


def test_says() -> None:
    assert says({"x": "ada"}, "x")
    assert not any(says({"x": word}, "x") for word in ("", "-", "Tidak ada.", "NIHIL"))
    assert not says({}, "x")
