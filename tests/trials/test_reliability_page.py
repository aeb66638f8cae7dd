"""docs/reliability.md names tests that are there, and its figures are a run's own."""

from __future__ import annotations

import importlib.util
import json
import re
from typing import Any

import pytest
from trials.office import ROOT

PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")


def script() -> Any:
    spec: Any = importlib.util.spec_from_file_location("w", ROOT / "scripts/write_reliability.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(tests/\S+\.py)`", PAGE))
    assert len(named) > 10
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_every_trial_is_named() -> None:
    trials = {path.name for path in (ROOT / "tests" / "trials").glob("test_*.py")}
    assert [name for name in trials if name not in PAGE] == ["test_reliability_page.py"]


def test_figures_of_the_parts_are_added_up() -> None:
    write = script()
    fields = {name for told in write.LINES.values() for name in re.findall(r"{(\w+)}", told)}
    every = dict.fromkeys(fields, 2)
    lines = [json.dumps({"trial": t, "full": True, "seed": 7, **every}) for t in write.LINES] * 2
    page = write.put(
        "a\n<!-- trial: begin -->figures of before<!-- trial: end -->\nz", write.table(lines)
    )
    assert page.startswith("a\n<!-- trial: begin -->\n") and page.endswith("-->\nz")
    assert "before" not in page and "| 4 spoilt files read: 4 bugs |" in page and "seeds 7." in page
    with pytest.raises(SystemExit, match="kills"):
        write.table(lines[1:2])
