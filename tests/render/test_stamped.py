"""An archive without a clock in it."""

from __future__ import annotations

import io
import os
from pathlib import Path
from zipfile import ZipFile

from ipsm_cli.render.stamped import StampedZip


def test_dates_rights_and_system_are_fixed(tmp_path: Path) -> None:
    source = tmp_path / "part.xml"
    source.write_bytes(b"<a/>" * 1000)
    archives = []
    for mode, moment in ((0o600, 1), (0o644, 1_700_000_000)):
        source.chmod(mode)
        os.utime(source, (moment, moment))
        out = io.BytesIO()
        with StampedZip(out, "w") as archive:
            archive.writestr("a.txt", "satu")
            archive.write(source, "b/part.xml")
        archives.append(out.getvalue())
    assert archives[0] == archives[1]
    with ZipFile(io.BytesIO(archives[0])) as archive:
        assert archive.testzip() is None
        assert archive.read("a.txt") == b"satu"
        assert archive.read("b/part.xml") == source.read_bytes()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {3}
