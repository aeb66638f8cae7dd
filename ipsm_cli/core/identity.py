"""Who is who: identities of rows, the NIK, telephone numbers and e-mail addresses."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ipsm_cli.core import errors
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.names import clean

NIK_DIGITS = 16
NIP_DIGITS = 18
FEMALE_DAY = 40  # added to the day of birth of women
# First two digits of a NIK: the provinces of the Ministry of Home Affairs' numbering.
PROVINCE_RUNS = ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 96))
PHONE_DIGITS = (8, 12)  # after +62
MOBILE_DIGITS = (9, 12)  # after +62, the 8 included


class Nik(NamedTuple):
    """What the digits of a NIK say; its holder's data may differ lawfully."""

    region: str  # six digits: kecamatan of first registration
    births: tuple[str, ...]  # ISO dates, 19YY first; both centuries where both are real days
    sex: str  # L or P


def uuid7(milliseconds: int, random_bytes: bytes) -> str:
    """UUIDv7 (RFC 9562, 5.7) of a Unix time in milliseconds and ten random bytes.

    Raises ValueError for a time beyond 48 bits or another number of bytes.
    """
    if len(random_bytes) != 10 or not 0 <= milliseconds < 1 << 48:
        raise ValueError("uuid7 takes 48 bits of time and 10 random bytes")
    time, chance = f"{milliseconds:012x}", random_bytes.hex()
    low = f"{8 | int(chance[4], 16) & 3:x}{chance[5:]}"  # 62 of the bits, behind the variant
    return f"{time[:8]}-{time[8:]}-7{chance[:3]}-{low[:4]}-{low[4:]}"


def read_nik(text: str, today: date) -> str:
    """The sixteen digits of a NIK, typed with or without spaces, dots, dashes or an apostrophe.

    Raises NikAsNumber, NikDummy, NikCharacter, NikLength, NikProvince, NikBirthDate, NikSerial;
    their facts hold counts and places only.
    """
    if re.fullmatch(r"\s*[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]{1,3}\s*", text):
        raise errors.NikAsNumber()
    kept = re.sub(r"^\s*['\u2019]", lambda found: " " * len(found[0]), text)
    if wrong := re.search(r"[^0-9\s.\-\u2010-\u2013]", kept):
        raise errors.NikCharacter(position=wrong.start() + 1)
    nik = re.sub("[^0-9]", "", kept)
    if _is_dummy(nik):
        raise errors.NikDummy()
    if len(nik) != NIK_DIGITS:
        raise errors.NikLength(length=len(nik), needed=NIK_DIGITS)
    if not any(first <= int(nik[:2]) <= last for first, last in PROVINCE_RUNS):
        raise errors.NikProvince()
    if not any(birth <= today.isoformat() for birth in nik_parts(nik).births):
        raise errors.NikBirthDate()
    if nik[12:] == "0000":
        raise errors.NikSerial()
    return nik


def _is_dummy(digits: str) -> bool:
    """One digit repeated, 0000 in front, or digits counted up or down (1234567890123456)."""
    if (digits and len(set(digits)) == 1) or digits.startswith(("0000", "12345678")):
        return True
    return len(digits) > 3 and digits in "0123456789" * 3 + "," + "9876543210" * 3


def nik_parts(nik: str) -> Nik:
    """Region, birth dates and sex in the digits; no birth dates where the day cannot be."""
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    sex = "P" if day > FEMALE_DAY else "L"
    day -= FEMALE_DAY if sex == "P" else 0
    births = []
    for century in (1900, 2000):
        try:
            births.append(date(century + year, month, day).isoformat())
        except ValueError:
            continue  # 29 February, or no day at all
    return Nik(nik[:6], tuple(births), sex)


def nik_doubts(
    nik: str, birth_date: str | None, sex: str | None, region_known: Callable[[str], bool]
) -> list[Doubt]:
    """Warnings where a readable NIK disagrees with the register or names an unknown place.

    ``birth_date`` is ISO, ``sex`` L or P, None where not known. ``region_known`` is asked with
    dotted codes (``32.01``, then ``32.01.02``); retired codes live on in old NIKs.
    """
    parts = nik_parts(nik)
    doubts = []
    if birth_date and birth_date not in parts.births:
        near = min(parts.births, key=lambda birth: abs(int(birth[:4]) - int(birth_date[:4])))
        doubts.append(Doubt("doubt.nik_date", {"implied": near, "recorded": birth_date}))
    if sex and sex != parts.sex:
        doubts.append(Doubt("doubt.nik_sex", {}))
    regency = f"{nik[:2]}.{nik[2:4]}"
    for code in (regency, f"{regency}.{nik[4:6]}"):
        if not region_known(code):
            doubts.append(Doubt("doubt.nik_region", {"code": code}))
            break
    return doubts


def mask_nik(nik: str) -> str:
    """The region digits and ten asterisks: with a birth date, more would give all away."""
    return nik[:6] + "*" * (NIK_DIGITS - 6)


def read_phone(text: str) -> str:
    """``+62…`` from ``08…``, ``62…``, ``+62…``, ``8…`` or a landline with its area code (``021…``).

    Raises PhoneShape for what is no Indonesian number, PhoneLength for one too short or long.
    """
    typed = re.sub(r"[\s.\-()\u2010-\u2013]", "", text)
    found = re.fullmatch(r"(?:\+?620?|0|(?=8))([0-9]*)", typed)
    if found is None:
        raise errors.PhoneShape()
    number = found[1]
    fewest, most = MOBILE_DIGITS if number.startswith("8") else PHONE_DIGITS
    if not fewest <= len(number) <= most:
        raise errors.PhoneLength(digits=len(number), fewest=fewest, most=most)
    if number[0] in "01":
        raise errors.PhoneShape()
    return f"+62{number}"


def read_email(text: str) -> str:
    """An address with one @ and a dotted domain (in small letters). Raises EmailShape, TooLong."""
    typed = clean(text, 254)
    if not re.fullmatch(r"[^\s@<>,;:\"]+@(?:[^\W_][\w\-]*\.)+[^\W\d_]{2,}", typed):
        raise errors.EmailShape()
    name, _, domain = typed.partition("@")
    return f"{name}@{domain.lower()}"


def read_nip(text: str) -> str:
    """The number of a civil servant: 18 digits, typed with or without spaces. UnreadableNip."""
    digits = "".join(text.replace(".", " ").split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == NIP_DIGITS):
        raise errors.UnreadableNip
    return digits
