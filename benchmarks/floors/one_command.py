"""A Typer program of one command, for its help page with rich."""

from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def add(
    name: Annotated[str, typer.Option(help="Name of the worker.")],
    date: Annotated[str, typer.Option(help="Day of the activity.")] = "today",
    quiet: Annotated[bool, typer.Option(help="Only the answer.")] = False,
) -> None:
    """Records an activity."""


if __name__ == "__main__":
    app()
