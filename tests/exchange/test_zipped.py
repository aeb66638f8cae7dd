"""Containers that lie: about sizes, about names, about what is in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from exchange.forging import ROWS, SHEET, honest_xlsx, members, ods, xlsx, zipped

from ipsm_cli.core import errors
from ipsm_cli.exchange.foreign import read_foreign
from ipsm_cli.exchange.limits import LIMITS, Deadline
from ipsm_cli.exchange.zipped import Zipped

HONEST = honest_xlsx(ROWS)
LAUGHS = "<!DOCTYPE l [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"


def opened(data: bytes) -> Zipped:
    return Zipped(data, Deadline("a.xlsx", LIMITS), LIMITS)


def refusal(data: bytes, name: str = "a.xlsx") -> type[errors.FileTrouble]:
    with pytest.raises(errors.FileTrouble) as caught:
        read_foreign(data, name)
    return type(caught.value)


def lying(size: int, declared: int) -> bytes:
    """A workbook whose sheet unpacks to ``size`` bytes and declares fewer, its checksum fitting."""
    head = b'<worksheet xmlns="x"><sheetData/>'
    files = members(HONEST) | {SHEET: head + b" " * (size - len(head))}
    data = bytearray(zipped(files))
    found = zipfile.ZipFile(io.BytesIO(data)).getinfo(SHEET)
    checksum = zlib.crc32(files[SHEET][:declared])
    directory = bytes(data).rindex(SHEET.encode()) - 46
    struct.pack_into("<L", data, directory + 16, checksum)
    struct.pack_into("<L", data, directory + 24, declared)
    struct.pack_into("<L", data, found.header_offset + 14, checksum)
    struct.pack_into("<L", data, found.header_offset + 22, declared)
    return bytes(data)


def test_members_are_found_however_their_names_are_written() -> None:
    parts = opened(zipped({"XL\\Workbook.xml": "<a/>", "/b.xml": "<b/>", "folder/": ""}))
    assert "xl/workbook.xml" in parts and "b.xml" in parts and "folder" not in parts
    assert parts.under("xl/") and not parts.under("word/")
    assert parts.read("xl/workbook.xml") == b"<a/>"
    with pytest.raises(errors.FileDamaged):
        parts.read("c.xml")
    with pytest.raises(errors.FileDamaged):
        parts.read("b.xml", most=3)


def test_pieces_are_small_and_whole() -> None:
    content = bytes(range(256)) * 20_000
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        pieces = list(opened(zipped({"a.bin": content}, method)).pieces("a.bin"))
        assert b"".join(pieces) == content
        assert max(map(len, pieces)) <= 1 << 20


def test_sizes_that_lie() -> None:
    honest = lying(1000, 1000)
    assert read_foreign(honest, "a.xlsx").grids[0].rows == []
    assert refusal(lying(3_000_000, 1000)) is errors.FileBomb
    assert refusal(lying(1000, 3000)) is errors.FileDamaged


@pytest.mark.parametrize("where", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/x.foo"])
@pytest.mark.parametrize("bomb", [LAUGHS, OUTSIDE, "<!doctype a>", "<! ENTITY a 'b'>"])
def test_entities_are_refused_in_every_member(where: str, bomb: str) -> None:
    data = zipped(members(HONEST) | {where: f"<?xml version='1.0'?>{bomb}<l>&b;</l>".encode()})
    assert refusal(data) is errors.FileEntities


def test_entities_in_ods_and_across_pieces() -> None:
    assert refusal(ods("", {"content.xml": LAUGHS + "<a/>"})) is errors.FileEntities
    for shift in range(12):
        late = b"<a>" + b" " * ((1 << 20) - 3 - shift) + b"<!DOCTYPE a></a>"
        with pytest.raises(errors.FileEntities):
            opened(zipped({"a.xml": late}, zipfile.ZIP_DEFLATED)).measure("a.xml")


def test_utf_16_would_hide_from_the_search() -> None:
    hidden = f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}<a/>'.encode("utf-16")
    assert refusal(zipped(members(HONEST) | {"xl/styles.xml": hidden})) is errors.FileDamaged


def test_a_bomb_is_refused_by_what_it_declares() -> None:
    sheet = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"A" * 50_000_000}</t></is></c></row>'
    assert refusal(xlsx(sheet)) is errors.FileBomb


def test_members_of_one_name_and_of_other_kinds() -> None:
    target = io.BytesIO(HONEST)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(SHEET.upper(), "<a/>")
    assert refusal(target.getvalue()) is errors.FileDamaged
    assert refusal(zipped(members(HONEST), zipfile.ZIP_BZIP2)) is errors.FileDamaged


def test_a_locked_member() -> None:
    data = bytearray(HONEST)
    at = data.rindex(b"PK\1\2")
    data[at + 8] |= 1
    assert refusal(bytes(data)) is errors.FileProtected


def test_something_before_or_after_the_zip() -> None:
    assert refusal(HONEST + b"x") is errors.FileDamaged
    assert refusal(b"PK\3\4" + HONEST) is errors.FileDamaged
    for cut in (1, 10, 21, 22, 60, 500):
        assert refusal(HONEST[:-cut]) in (errors.FileTruncated, errors.FileDamaged)


def test_a_directory_of_too_many_members() -> None:
    entry = b"PK\1\2" + bytes(24) + struct.pack("<H", 1) + bytes(16) + b"a"
    directory = entry * 20_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 20_000, 20_000, len(directory), 4, 0)
    assert refusal(b"PK\3\4" + directory + end) is errors.TooManyMembers
    many = {f"{n}.xml": "<a/>" for n in range(1001)}
    assert refusal(zipped(many)) is errors.TooManyMembers
