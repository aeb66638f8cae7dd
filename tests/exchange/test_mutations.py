"""A thousand spoilt files: each is read or refused under a name of ours, quickly.

The seed is printed; ``IPSM_FUZZ_SEED`` and ``IPSM_FUZZ_FILES`` ask for other files and for more.
"""

from __future__ import annotations

import csv
import io
import os
import random
import struct
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from exchange.forging import (
    SHEET,
    honest_xlsx,
    members,
    number,
    ods,
    ods_cell,
    record,
    shared,
    sst,
    strings,
    xls,
    xls_stream,
    xlsx,
    zipped,
)
from trials import ledger

from ipsm_cli.core.errors import FileDamaged, FileTrouble
from ipsm_cli.exchange.compound import compound_of
from ipsm_cli.exchange.foreign import read_foreign

SEED = int(os.environ.get("IPSM_FUZZ_SEED", "20261124"))  # read before the tests forget settings
FILES = int(os.environ.get("IPSM_FUZZ_FILES", "1000"))
PARTS = 4
LONGEST = 20  # seconds for one small file: far more than any takes, far less than a hang

HEADING = ("NIK", "Nama", "HP", "Tanggal", "Jumlah")
TABLE = [(f"3271{n:012}", f"Warga {n}", f"0812{n}", date(2026, 1, n), n) for n in range(1, 9)]
XLSX = members(honest_xlsx([HEADING, *TABLE]))
SHARED = members(
    xlsx(
        "".join(
            f'<row r="{n}"><c r="A{n}" t="s"><v>{n % 3}</v></c>'
            f'<c r="B{n}" s="1"><f>A{n}</f><v>{n}</v></c></row>'
            for n in range(1, 9)
        ),
        strings("Siti", "Budi", "Ani"),
    )
)
ODS = members(ods(f"<table:table-row>{ods_cell('Siti') * 3}</table:table-row>" * 5))
CELLS = number(0, 0, 46081) + shared(0, 1, 1) + record(0x0205, b"\0\0\2\0\0\0\x2a\1")
OLD = xls_stream(CELLS + number(3, 4, 1), sst("Siti", "Budi"))
NASTY = (
    *(b"=1+1", b"", b"\0", b"3.17E+15", b"&i;", b"<f>1</f>", b"-1", b"1e999", b"NaN", b"9" * 20),
    *(b"\xff\xfe", b"\xe2\x80\xae", b'"', b";", b"'", b"\r", b"\n", b"A" * 3000, b"]]>", b"<!--"),
    *(b"<?x?>", b't="s"', b't="d"', b't="e"', b't="b"', b's="99"', b'r="XFD1048576"', b'r="0"'),
    *(b"2026-02-31", b"\x1b[2J", b"#REF!", b"\xff\xff\xff\xff", b'repeated="99999"', b"<!DOCTYPE"),
)


def spoil(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to sixteen faults."""
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        if not spoilt:
            break
        at = chance.randrange(len(spoilt))
        to = min(len(spoilt), at + chance.choice([1, 1, 2, 8, 64]))
        fault = chance.randrange(7)
        if fault == 0:
            spoilt[at] ^= 1 << chance.randrange(8)
        elif fault == 1:
            del spoilt[at:to]
        elif fault == 2:
            spoilt[at:at] = chance.choice(NASTY)
        elif fault == 3:
            spoilt[at:to] = chance.choice(NASTY)
        elif fault == 4:
            spoilt[at:at] = spoilt[at:to] * chance.choice([1, 2, 50])
        elif fault == 5:
            spoilt[at:to] = chance.randbytes(to - at)
        else:
            del spoilt[at:]
    return bytes(spoilt)


def spoilt_zip(files: dict[str, bytes], sheet: str, chance: random.Random) -> bytes:
    """A workbook whose zip is spoilt, or a sound zip of spoilt members."""
    if chance.random() < 0.3:
        return spoil(zipped(files), chance)
    target = sheet if chance.random() < 0.6 else chance.choice(list(files))
    changed = files | {target: spoil(files[target], chance)}
    if chance.random() < 0.05:
        del changed[target]
    return zipped(changed)


def spoilt_xls(chance: random.Random) -> bytes:
    """An old workbook whose container or whose records are spoilt."""
    if chance.random() < 0.4:
        return spoil(xls(CELLS, sst("Siti", "Budi")), chance)
    return compound_of("Workbook", spoil(OLD, chance))


def spoilt_csv(chance: random.Random) -> bytes:
    """A csv in any encoding, spoilt."""
    target = io.StringIO()
    csv.writer(target, delimiter=chance.choice(";,\t|")).writerows([HEADING, *TABLE])
    encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    return spoil(target.getvalue().encode(encoding), chance)


KINDS: list[tuple[str, Callable[[random.Random], bytes]]] = [
    ("a.xlsx", lambda chance: spoilt_zip(XLSX, SHEET, chance)),
    ("a.xlsx", lambda chance: spoilt_zip(SHARED, SHEET, chance)),
    ("a.ods", lambda chance: spoilt_zip(ODS, "content.xml", chance)),
    ("a.xls", spoilt_xls),
    ("a.csv", spoilt_csv),
    ("a.csv", spoilt_csv),
]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_spoilt_file_is_read_or_refused(part: int, capfd: pytest.CaptureFixture[str]) -> None:
    seen: Counter[str] = Counter()
    slowest = 0.0
    for index in range(part, FILES, PARTS):
        name, make = KINDS[index % len(KINDS)]
        data = make(random.Random(f"{SEED}/{index}"))
        before = time.monotonic()
        try:
            read_foreign(data, name)
        except FileTrouble as refusal:
            seen[type(refusal).__name__] += 1
        except BaseException as trouble:
            raise AssertionError(f"seed {SEED}, file {index} ({name})") from trouble
        else:
            seen["read"] += 1
        slowest = max(slowest, time.monotonic() - before)
    assert not capfd.readouterr().err  # a panic of the library would speak there
    print(f"seed {SEED}, part {part}: {dict(seen)}, slowest {slowest:.2f} s")
    ledger.record("spoilt", files=sum(seen.values()), bugs=0)
    assert slowest < LONGEST
    assert seen["read"] and seen["FileDamaged"]  # neither all sound nor all beyond recognition


BARE = """
import io, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_the_bare_library_would_not_do() -> None:
    """The control: one wrong number in an old workbook of 6 kB takes all the memory there is."""
    ring = bytearray(xls(CELLS, sst("Siti", "Budi")))
    table = 512 * (1 + 8 + 1)  # after the header, the stream and the directory
    assert struct.unpack_from("<L", ring, table + 4 * 8)[0] == 0xFFFFFFFE
    struct.pack_into("<L", ring, table + 4 * 8, 8)  # the directory goes on in itself
    done = subprocess.run([sys.executable, "-c", BARE], input=bytes(ring), capture_output=True)
    assert done.returncode < 0  # ended by a signal, not by an exception
    with pytest.raises(FileDamaged):
        read_foreign(bytes(ring), "a.xls")


def test_the_faults_are_the_same_for_one_seed() -> None:
    for _, make in KINDS:
        assert make(random.Random("1/2")) == make(random.Random("1/2"))
