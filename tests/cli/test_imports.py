from __future__ import annotations

from typing import Any

from ipsm_cli.cli.tree import Group, root


def test_what_can_be_brought_in() -> None:
    group = root().get_command(None, "import")
    assert isinstance(group, Group) and "chat" in group.list_commands(None)


def test_the_word_is_no_module_of_python(ipsm: Any) -> None:
    done = ipsm("import", "--help", "--lang", "en")
    assert done.code == 0 and "ipsm import" in done.out
