"""The tree of commands; a group's module is imported when one of its commands is used."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from ipsm_cli.cli.command import common
from ipsm_cli.cli.help import path_of, write_help
from ipsm_cli.core import errors

# in the order of a branch's work; each name is a module of this room
GROUPS = (
    "init",
    "worker",
    "activity",
    "summary",
    "export",
    "history",
    "undo",
    "branch",
    "region",
    "code",
    "info",
    "demo",
    "completion",
)


class Group(TyperGroup):
    """A group of commands that speaks the reader's language and suggests what was meant."""

    def __init__(self, **settings: Any) -> None:
        settings["context_settings"] = {"help_option_names": ["-h", "--help"]}
        settings["no_args_is_help"] = False
        settings["invoke_without_command"] = True
        super().__init__(**settings)
        self.params += common()

    def invoke(self, ctx: Any) -> Any:
        """Without a command the help page is the answer."""
        if not ctx.args and not ctx._protected_args:
            print(ctx.get_help())
            return 0
        return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        command = self.get_command(ctx, args[0])
        if command is None:
            if ctx.resilient_parsing:
                return None, None, args[1:]
            names = self.list_commands(ctx)
            near = difflib.get_close_matches(args[0], names, 1, 0.5)
            typed = f"{path_of(ctx)} {args[0]}".strip()
            raise errors.UnknownCommand(
                command=typed, near=f"{path_of(ctx)} {near[0] if near else '--help'}".strip()
            )
        return args[0], command, args[1:]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        write_help(self, ctx, formatter)


class Root(Group):
    """The program: groups are looked up by name and imported when used."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(GROUPS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in GROUPS:
            return None
        app = import_module(f"ipsm_cli.cli.{cmd_name}").app
        command: Any = typer.main.get_group(app) if _is_group(app) else typer.main.get_command(app)
        command.name = cmd_name
        return command


def group() -> typer.Typer:
    """An empty group for a module of this room to fill."""
    return typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None)


def single() -> typer.Typer:
    """For a module that is one command."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)


def _is_group(app: typer.Typer) -> bool:
    return app.info.cls is Group


def root() -> Root:
    return Root(name="ipsm", commands={})


def all_paths() -> list[Sequence[str]]:
    """Every command and group of the tree, as words: for the pages of help and their test."""
    found: list[Sequence[str]] = [()]
    for name in GROUPS:
        found.append((name,))
        command = Root(name="ipsm", commands={}).get_command(None, name)
        found += [(name, below) for below in getattr(command, "commands", {})]
    return found
