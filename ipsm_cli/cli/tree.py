"""The tree of commands: a group's module is imported, and a command built, when it is used."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, cast

import typer
from typer._click.shell_completion import CompletionItem
from typer.core import TyperGroup, TyperOption

from ipsm_cli.cli import complete, version
from ipsm_cli.cli.command import HELP_NAMES, common
from ipsm_cli.cli.help import command_lines, path_of, write_help
from ipsm_cli.core import errors

PAPERS = ("appointment", "card", "training", "role", "duty")  # one module serves them all
MODULES = {"import": "imports"}  # a word of Python's own names no module
# in the order of a branch's work; each name is a module of this room
GROUPS = (
    "init",
    "worker",
    *PAPERS,
    "account",
    "honor",
    "board",
    "activity",
    "photo",
    "import",
    "profile",
    "template",
    "summary",
    "query",
    "month",
    "export",
    "history",
    "undo",
    "check",
    "doctor",
    "backup",
    "salvage",
    "branch",
    "letterhead",
    "signatory",
    "letter",
    "target",
    "setting",
    "region",
    "code",
    "info",
    "demo",
    "completion",
)
# the commands of a group that are not its module's own, in the order of the help
BESIDE: Mapping[str, Mapping[str, str]] = {
    "worker": {
        **dict.fromkeys(("find", "duplicates", "merge", "apart"), "who_is_who"),
        **dict.fromkeys(("dossier", "erase"), "rights"),
    },
    "activity": dict.fromkeys(("drafts", "accept", "drop"), "drafts"),
    "import": {
        **dict.fromkeys(("workers", "activities", "list"), "sheets"),
        "chat": "chat",
    },
    "backup": dict.fromkeys(("restore", "accept"), "restoring"),
}


class Tree(TyperGroup):
    """Commands by name that speak the reader's language and say what may have been meant."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name, commands={}, context_settings=HELP_NAMES)
        self.invoke_without_command = True
        self.no_args_is_help = False
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
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), 1, 0.5)
            path = path_of(ctx)
            raise errors.UnknownCommand(
                command=f"ipsm {path} {args[0]}".replace("  ", " "),
                near=f"{path} {near[0] if near else '--help'}".strip(),
            )
        return args[0], command, args[1:]

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The names of the commands, without loading them; options after a dash."""
        if incomplete.startswith("-"):
            return complete.option_offers(self, ctx, incomplete)
        return [
            CompletionItem(name, help=told)
            for name, told in command_lines(self, ctx)
            if name.startswith(incomplete)
        ]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        write_help(self, ctx, formatter)


class Root(Tree):
    """The program itself."""

    def __init__(self) -> None:
        super().__init__("ipsm")
        self.params.append(
            TyperOption(
                param_decls=["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_tell_version,
            )
        )

    def list_commands(self, ctx: Any) -> list[str]:
        return list(GROUPS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in GROUPS:
            return None
        app: typer.Typer
        if cmd_name in PAPERS:
            app = import_module("ipsm_cli.cli.papers").app(cmd_name)
        else:
            app = import_module(f"ipsm_cli.cli.{MODULES.get(cmd_name, cmd_name)}").app
        if app.info.name == GROUP:
            sort = cast("type[Group]", app.info.cls)  # as group() says
            return sort(cmd_name, app)
        return build(app.registered_commands[0])


class Group(Tree):
    """The commands of one module, and those beside it, whose modules are imported when used."""

    def __init__(self, name: str, app: typer.Typer) -> None:
        super().__init__(name)
        self._commands = _registered(app)
        self._beside = BESIDE.get(name, {})

    def list_commands(self, ctx: Any) -> list[str]:
        return [*self._commands, *self._beside]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        info = self._commands.get(cmd_name)
        if info is None and cmd_name in self._beside:
            module = import_module(f"ipsm_cli.cli.{self._beside[cmd_name]}")
            info = _registered(module.app)[cmd_name]
        return info and build(info)


def _registered(app: typer.Typer) -> dict[str, Any]:
    """What was registered, by the names that are typed."""
    return {
        info.name or typer.main.get_command_name(info.callback.__name__): info
        for info in app.registered_commands
        if info.callback is not None
    }


GROUP = "group"


def group(sort: type[Group] = Group) -> typer.Typer:
    """For a module of this room that is a group of commands."""
    return typer.Typer(name=GROUP, cls=sort)


def single() -> typer.Typer:
    """For a module that is one command."""
    return typer.Typer()


def beside() -> typer.Typer:
    """For a module with some commands of a group (``BESIDE``)."""
    return typer.Typer()


def root() -> Root:
    return Root()


def _tell_version(ctx: Any, param: Any, value: bool) -> None:  # noqa: ARG001 - typer's signature
    if value and not ctx.resilient_parsing:
        print(version.line())
        raise typer.Exit


def build(info: Any) -> Any:
    return typer.main.get_command_from_info(
        info, pretty_exceptions_short=True, rich_markup_mode=None
    )


def all_paths() -> list[Sequence[str]]:
    """Every command and group of the tree, as words: for the pages of help and their test."""
    found: list[Sequence[str]] = [()]
    for name in GROUPS:
        found.append((name,))
        command = root().get_command(None, name)
        if isinstance(command, Group):
            found += [(name, below) for below in command.list_commands(None)]
    return found
