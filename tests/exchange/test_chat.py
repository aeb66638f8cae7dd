from __future__ import annotations

import pytest
from exchange.chat_ground import MESSAGES
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.errors import ChatUnreadable
from ipsm_cli.core.names import clean_text
from ipsm_cli.exchange import chat

REPORT = "Kegiatan: Kerja bakti\nTempat: RW 05"


def read(name: str) -> chat.Chat:
    return chat.read((MESSAGES / f"{name}.txt").read_text("utf-8"))


def test_an_android_export_tells_who_and_when() -> None:
    found = read("03-android-export")
    assert [(one.sender, one.sent_on) for one in found.messages] == [
        ("Siti Aminah", "2026-11-24"),
        ("+62 812-3456-7890", "2026-11-24"),
    ]
    assert found.others == 1  # the thanks; a picture and the words of the program are no message


def test_an_iphone_export_with_its_marks() -> None:
    found = read("04-iphone-export")
    (message,) = found.messages
    assert (message.sender, message.fields["place"]) == (
        "Ujang",
        "Bantaran setu Cikaret, Kelurahan Tengah",
    )
    assert found.others == 1


def test_a_month_in_front_is_known_by_the_days_behind() -> None:
    assert read("05-english-phone").messages[0].sent_on == "2026-11-24"
    both = f"1/2/26, 8:16 PM - Ani: {REPORT}\n1/25/26, 8:16 PM - Ani: {REPORT}"
    assert [one.sent_on for one in chat.read(both).messages] == ["2026-01-02", "2026-01-25"]
    assert chat.read(f"1/2/26 20.16 - Ani: {REPORT}").messages[0].sent_on == "2026-02-01"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("[24/11/26 20.15] Ani: ", "2026-11-24"),
        ("[24/11/2026 20.15.33] Ani: ", "2026-11-24"),
        ("24/11/26 20.15 - Ani: ", "2026-11-24"),
        ("24/11/26, 20:15 - Ani: ", "2026-11-24"),
        ("24/11/26 pukul 20.15 - Ani: ", "2026-11-24"),
        ("[2026-11-24, 20:15:00] Ani: ", "2026-11-24"),
        ("31/02/26 20.15 - Ani: ", None),
    ],
)
def test_heads_of_exports(head: str, day: str | None) -> None:
    (message,) = chat.read(head + REPORT).messages
    assert (message.sender, message.sent_on, message.text) == ("Ani", day, REPORT)


def test_plain_text_has_no_sender() -> None:
    (message,) = chat.read(REPORT).messages
    assert message == chat.Message(
        "", None, REPORT, {"activity": "Kerja bakti", "place": "RW 05"}, frozenset()
    )


def test_chatter_is_counted_not_read() -> None:
    assert read("24-chatter-only") == chat.Chat((), 3)
    assert chat.read("") == chat.Chat((), 0)
    assert chat.read("Selamat pagi") == chat.Chat((), 1)


def test_hostile_letters_are_gone() -> None:
    (message,) = read("25-hostile").messages
    assert message.text.splitlines()[0] == (
        "Kegiatan: Kerja bakti gnotor [red]x[/] =cmd|' /C calc'!A0"
    )
    assert message.fields["worker"] == "Siti Aminah"


def test_letters_for_show_become_plain_ones() -> None:
    assert chat.clean("𝗞𝗲𝗴𝗶𝗮𝘁𝗮𝗻 📌: 1️⃣ x\u00a0y") == "Kegiatan : 1.  x y"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("NIK 3201014107450001.", "NIK 320101xxxxxxxxxx."),
        ("3201 0141 0745 0001", "320101xxxxxxxxxx"),
        ("320101 410745 0001", "320101xxxxxxxxxx"),
        ("24-11-2026 08.00-10.00", "24-11-2026 08.00-10.00"),
        ("081234567890 081234567891", "081234567890 081234567891"),
        ("32010141074500012", "32010141074500012"),
    ],
)
def test_ids_are_masked_and_dates_are_not(text: str, kept: str) -> None:
    assert chat.clean(text) == kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_of_every_office_program(encoding: str) -> None:
    text = "Kegiatan: Jum’at bersih"
    assert chat.decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize("data", [b"PK\x03\x04zip", b"a\0b", b"x" * (chat.MOST_BYTES + 1)])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ChatUnreadable):
        chat.decode(data, "x.zip")


@given(st.binary(max_size=300))
def test_no_bytes_end_it(data: bytes) -> None:
    try:
        chat.read(chat.decode(data, "x"))
    except ChatUnreadable:
        assert b"\0" in data or data[:2] == b"PK"


@given(st.text(st.characters(), max_size=200))
def test_what_is_clean_can_be_kept(text: str) -> None:
    clean_text(chat.clean(text), limit=10_000)
    assert chat.clean(chat.clean(text)) == chat.clean(text)
