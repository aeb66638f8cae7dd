"""ipsm completion: the lines that teach a shell to complete ipsm's words."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Command, counter_of
from ipsm_cli.core import errors

app = tree.single()

SHELLS = ("bash", "zsh", "fish", "powershell")


@app.command(cls=Command)
def completion(ctx: typer.Context, shell: Annotated[str, typer.Argument()]) -> None:
    counter = counter_of(ctx)
    if shell.lower() not in SHELLS:
        raise errors.UnknownShell(text=shell, shells=SHELLS)
    from typer._completion_shared import get_completion_script  # 1 ms, only here

    print(
        get_completion_script(prog_name="ipsm", complete_var="_IPSM_COMPLETE", shell=shell.lower())
    )
    counter.tell(f"completion.{shell.lower()}")
