"""Tests of core/identity.py; every NIK here is made up."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.errors import (
    EmailShape,
    IpsmError,
    NikAsNumber,
    NikBirthDate,
    NikCharacter,
    NikDummy,
    NikLength,
    NikProvince,
    NikSerial,
    PhoneLength,
    PhoneShape,
    Refused,
)
from ipsm_cli.core.identity import (
    Nik,
    mask_nik,
    nik_doubts,
    nik_parts,
    read_email,
    read_nik,
    read_phone,
    uuid7,
)

TODAY = date(2026, 11, 25)
NIK = "3201014101900007"  # a woman born on 1 January 1990
PROVINCES = (
    *(11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64),
    *(65, 71, 72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96),
)
TIMES = st.integers(0, 2**48 - 1)
CHANCES = st.binary(min_size=10, max_size=10)


@given(TIMES, CHANCES)
def test_uuid7_has_the_layout_of_the_rfc(milliseconds: int, chance: bytes) -> None:
    text = uuid7(milliseconds, chance)
    read = uuid.UUID(text)
    assert str(read) == text
    assert (read.version, read.variant) == (7, uuid.RFC_4122)
    assert read.int >> 80 == milliseconds


def test_uuid7_of_the_example_in_the_rfc() -> None:
    high, low = 0xCC3, 0x18C4DC0C0C07398F  # RFC 9562, appendix A.6
    chance = (high << 68 | low).to_bytes(10, "big")
    assert uuid7(0x017F22E279B0, chance) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(TIMES, TIMES, CHANCES, CHANCES)
def test_later_is_greater(one: int, other: int, chance: bytes, another: bytes) -> None:
    assume(one < other)
    assert uuid7(one, chance) < uuid7(other, another)


def test_uuid7_uses_all_of_the_chance_it_can() -> None:
    one = uuid7(0, bytes(10))
    assert one == "00000000-0000-7000-8000-000000000000"
    assert len({uuid7(0, (1 << bit).to_bytes(10, "big")) for bit in range(80)} - {one}) == 74
    for milliseconds, chance in ((-1, bytes(10)), (2**48, bytes(10)), (0, bytes(9))):
        with pytest.raises(ValueError, match="48 bits"):
            uuid7(milliseconds, chance)


@given(
    st.sampled_from(PROVINCES),
    st.integers(0, 9999),
    st.dates(date(1927, 1, 1), TODAY),
    st.sampled_from("LP"),
    st.integers(1, 9999),
)
def test_every_valid_nik_is_accepted(
    province: int, place: int, birth: date, sex: str, serial: int
) -> None:
    day = birth.day + (40 if sex == "P" else 0)
    nik = f"{province}{place:04}{day:02}{birth:%m%y}{serial:04}"
    assume(len(set(nik)) > 1 and not nik.startswith("12345678"))
    assert read_nik(nik, TODAY) == nik
    parts = nik_parts(nik)
    assert (parts.region, parts.sex) == (nik[:6], sex)
    assert birth.isoformat() in parts.births
    assert nik_doubts(nik, birth.isoformat(), sex, lambda code: True) == []


@pytest.mark.parametrize(
    "text",
    [
        *("3201.0141.0190.0007", " 3201-0141-0190-0007 ", "'3201014101900007"),
        *("3201 01 410190 0007", "\u20193201014101900007", "3201\u00a00141 0190\u20130007"),
    ],
)
def test_separators_are_dropped(text: str) -> None:
    assert read_nik(text, TODAY) == NIK


@pytest.mark.parametrize(
    ("text", "refusal", "facts"),
    [
        ("", NikLength, {"length": 0, "needed": 16}),
        ("320101410190000", NikLength, {"length": 15, "needed": 16}),
        ("32010141019000071", NikLength, {"length": 17, "needed": 16}),
        ("3201O14101900007", NikCharacter, {"position": 5}),
        (" 3201014101900007x", NikCharacter, {"position": 18}),
        ("32010141'01900007", NikCharacter, {"position": 9}),
        ("\u0663201014101900007", NikCharacter, {"position": 1}),
        ("3.20101410190001E+15", NikAsNumber, {}),
        ("3,2E15", NikAsNumber, {}),
        ("1111111111111111", NikDummy, {}),
        ("0000000000000000", NikDummy, {}),
        ("0000", NikDummy, {}),
        ("0000000000000001", NikDummy, {}),
        ("1234567890123456", NikDummy, {}),
        ("1234", NikDummy, {}),
        ("0123456789012345", NikDummy, {}),
        ("9876543210987654", NikDummy, {}),
        ("2001014101900007", NikProvince, {}),
        ("3701014101900007", NikProvince, {}),
        ("9701014101900007", NikProvince, {}),
        ("0101014101900007", NikProvince, {}),
        ("3201010001900007", NikBirthDate, {}),
        ("3201013201900007", NikBirthDate, {}),
        ("3201014001900007", NikBirthDate, {}),
        ("3201017201900007", NikBirthDate, {}),
        ("3201018101900007", NikBirthDate, {}),
        ("3201014113900007", NikBirthDate, {}),
        ("3201014100900007", NikBirthDate, {}),
        ("3201013002900007", NikBirthDate, {}),
        ("3201012902010007", NikBirthDate, {}),
        ("3201014101900000", NikSerial, {}),
    ],
)
def test_what_cannot_be_a_nik(
    text: str, refusal: type[IpsmError], facts: dict[str, object]
) -> None:
    with pytest.raises(refusal) as refused:
        read_nik(text, TODAY)
    assert refused.value.facts == facts
    assert isinstance(refused.value, Refused)


def test_a_birth_in_the_future_is_no_reading() -> None:
    nik = "3201012902000007"  # 29 February is real in 2000 only, not in 1900
    assert nik_parts(nik).births == ("2000-02-29",)
    assert read_nik(nik, TODAY) == nik
    with pytest.raises(NikBirthDate):
        read_nik(nik, date(1999, 12, 31))


def test_parts_of_a_nik() -> None:
    assert nik_parts(NIK) == Nik("320101", ("1990-01-01", "2090-01-01"), "P")


def test_doubts_name_what_differs() -> None:
    def known(code: str) -> bool:
        return code in ("32.01", "32.01.01")

    assert nik_doubts(NIK, None, None, known) == []
    assert nik_doubts(NIK, "1990-01-02", "L", known) == [
        Doubt("doubt.nik_date", {"implied": "1990-01-01", "recorded": "1990-01-02"}),
        Doubt("doubt.nik_sex", {}),
    ]
    assert nik_doubts("3299014101900007", None, None, known) == [
        Doubt("doubt.nik_region", {"code": "32.99"})
    ]
    assert nik_doubts("3201994101900007", None, None, known) == [
        Doubt("doubt.nik_region", {"code": "32.01.99"})
    ]
    later = nik_doubts("3201010505100007", "2010-05-06", None, known)
    assert later[0].facts["implied"] == "2010-05-05"


def test_the_mask_leaves_the_region() -> None:
    assert mask_nik(NIK) == "320101**********"


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("081234567890", "+6281234567890"),
        ("0812 3456 7890", "+6281234567890"),
        ("+62 812-3456-7890", "+6281234567890"),
        ("62812.3456.7890", "+6281234567890"),
        ("81234567890", "+6281234567890"),
        ("+62 (0)812 3456 7890", "+6281234567890"),
        ("081234567", None),
        ("0812345678", "+62812345678"),
        ("0812345678901", "+62812345678901"),
        ("08123456789012", None),
        ("(021) 555 1234", "+62215551234"),
        ("021-55512345", "+622155512345"),
        ("021 55512", None),
    ],
)
def test_phones(text: str, phone: str | None) -> None:
    if phone is not None:
        assert read_phone(text) == phone
        assert read_phone(phone) == phone
        return
    with pytest.raises(PhoneLength):
        read_phone(text)


def test_the_count_of_a_wrong_phone() -> None:
    with pytest.raises(PhoneLength) as refused:
        read_phone("08123")
    assert refused.value.facts == {"digits": 4, "fewest": 9, "most": 12}


@pytest.mark.parametrize(
    "text",
    [
        *("", "5551234", "+1 202 555 0123", "0812x3456789", "081234567890/081234567891", "-"),
        *("٠٨١٢٣٤٥٦٧٨٩٠", "00812345678", "01123456789", "+081234567890"),
    ],
)
def test_what_is_no_indonesian_phone(text: str) -> None:
    with pytest.raises(PhoneShape):
        read_phone(text)


def test_email() -> None:
    assert read_email(" Siti.Aminah+psm@Contoh.Desa.ID ") == "Siti.Aminah+psm@contoh.desa.id"
    for wrong in ("", "siti", "siti@", "@contoh.id", "a@b", "a b@contoh.id", "a@@contoh.id"):
        with pytest.raises(EmailShape):
            read_email(wrong)
    for wrong in ("a@contoh..id", "a@.id", "a@contoh.i", "a@contoh.id, b@contoh.id"):
        with pytest.raises(EmailShape):
            read_email(wrong)
