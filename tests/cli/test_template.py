"""ipsm template: workbooks to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl


def test_a_template_is_written_and_not_twice_over(
    ipsm: Any, register: Path, tmp_path: Path
) -> None:
    for kind in ("workers", "activities"):
        file = tmp_path / f"{kind}.xlsx"
        assert ipsm("template", kind, "-o", file).code == 0
        assert len(openpyxl.load_workbook(file).worksheets) == 2
        first = file.read_bytes()
        assert ipsm("template", kind, "-o", file).code == 0
        assert file.read_bytes() == first
        file.write_bytes(b"mine")
        assert ipsm("template", kind, "-o", file).code == 3
        assert ipsm("template", kind, "-o", file, "--force").code == 0


def test_a_template_needs_its_file(ipsm: Any, register: Path) -> None:
    done = ipsm("template", "workers")
    assert done.code == 2 and "--output" in done.err
