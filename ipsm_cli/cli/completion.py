"""ipsm completion: the lines that teach a shell to complete ipsm's words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ipsm_cli.cli import complete, tree
from ipsm_cli.cli.command import Command, counter_of
from ipsm_cli.cli.showing import put_out
from ipsm_cli.core import errors

app = tree.single()

SHELLS = ("bash", "zsh", "fish", "powershell")

Shell = Annotated[
    str, typer.Argument(click_type=complete.Word(lambda _: [(shell, "") for shell in SHELLS]))
]


@app.command(cls=Command)
def completion(ctx: typer.Context, shell: Shell) -> None:
    counter = counter_of(ctx)
    if shell.lower() not in SHELLS:
        raise errors.UnknownShell(text=shell, shells=SHELLS)
    put_out(Path(__file__).with_name("shells").joinpath(f"ipsm.{shell.lower()}").read_text("utf-8"))
    counter.tell(f"completion.{shell.lower()}")
