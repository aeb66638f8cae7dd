from __future__ import annotations

from pathlib import Path
from typing import Any

from ipsm_cli.cli.tree import Group, root


def test_what_can_be_brought_in() -> None:
    group = root().get_command(None, "import")
    assert isinstance(group, Group) and "chat" in group.list_commands(None)


def test_the_word_is_no_module_of_python(ipsm: Any) -> None:
    done = ipsm("import", "--help", "--lang", "en")
    assert done.code == 0 and "ipsm import" in done.out


def test_large_reads_what_the_caps_refuse(ipsm: Any, register: Path) -> None:
    """The way out of a cap is named beside it."""
    sheet = register.with_name("lebar.csv")
    extra = [f"k{place}" for place in range(300)]
    rows = [
        ["name", "sex", "phone", *extra],
        ["Teguh Wiyono", "L", "0812-0000-4321", *("" for _ in extra)],
    ]
    sheet.write_text("".join(";".join(row) + "\n" for row in rows), "utf-8")
    refused = ipsm("import", "workers", sheet, "--yes")
    assert refused.code == 5 and "--large" in refused.err
    assert "Teguh Wiyono" not in ipsm("worker", "list").out
    assert ipsm("import", "workers", sheet, "--yes", "--large").code == 0
    assert "Teguh Wiyono" in ipsm("worker", "list").out
