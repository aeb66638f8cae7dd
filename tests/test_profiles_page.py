"""docs/profiles.md says what a profile can say: its example is taken, its tables are whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ipsm_cli.core import export_profile
from ipsm_cli.core.export_profile import Chosen, Dialect, ExportProfile, SheetOf, read

PAGE = (Path(__file__).parent.parent / "docs" / "profiles.md").read_text("utf-8")


def test_the_example_is_a_profile() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    told = json.loads(block)
    profile = read(told["name"], told["profile"])
    assert profile.monthly and profile.sheets[0].report == "summary.month"


def test_every_part_is_told() -> None:
    ours: list[tuple[Any, set[str]]] = [
        (ExportProfile, {"name", "built_in", "sheets"}),
        (SheetOf, set()),
        (Dialect, set()),
        (Chosen, set()),
    ]
    for sort, left in ours:
        for field in set(sort._fields) - left:
            assert f"`{field}`" in PAGE, field
    for word in (*export_profile.FORMS, *export_profile.ENCODINGS):
        assert f"`{word}`" in PAGE


def test_it_is_taken_by_the_program(tmp_path: Path, monkeypatch: Any) -> None:
    from ipsm_cli.cli.main import main

    monkeypatch.setenv("IPSM_FILE", str(tmp_path / "demo" / "ipsm.db"))
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "dinsos.json").write_text(block, "utf-8")
    assert main(["demo", str(tmp_path / "demo"), "--quiet"]) == 0
    assert main(["profile", "take", str(tmp_path / "dinsos.json"), "--quiet"]) == 0
    assert main(["export", "dinsos-kabupaten", "--into", str(tmp_path / "out"), "--quiet"]) == 0
