"""ipsm import: bringing in what others typed."""

from __future__ import annotations

from ipsm_cli.cli import chat, sheets, tree

app = tree.group()

for _command, _sort in (*sheets.COMMANDS, *chat.COMMANDS):
    app.command(_command.__name__, cls=_sort)(_command)
