"""What the Tab key of a shell offers: commands, options, codes, villages and workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from typer._click.shell_completion import CompletionItem, ShellComplete, split_arg_string
from typer._click.types import ParamType

from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.help import option_words, path_of
from ipsm_cli.core import errors
from ipsm_cli.core.names import show

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter

VARIABLE = "_IPSM_COMPLETE"  # names the shell that asks: complete_bash
MOST = 50  # offers shown at once

Offers = Iterable[tuple[str, str]]  # what to type, what it means


class Word(ParamType):
    """A typed word; ``of`` gives what may stand there. Before there is a register, the desk of
    ``of`` has none.
    """

    name = "word"

    def __init__(self, of: Callable[[Desk], Sequence[tuple[str, str]]]) -> None:
        self._of = of

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """What was typed, as it is: the command reads it by the open register."""
        return value

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> list[CompletionItem]:
        """The offers that fit what is typed so far."""
        counter: Counter = ctx.obj
        try:
            with counter.look() as desk:
                found = self._of(desk)
        except errors.IpsmError:
            found = self._of(Desk(None, counter.today, counter.words.language))
        return fitting(found, incomplete)


def fitting(offers: Offers, incomplete: str) -> list[CompletionItem]:
    """The offers with a word that begins as typed, in capitals or not."""
    wanted = f" {incomplete.casefold()}"
    return [
        CompletionItem(show(word), help=show(meaning))
        for word, meaning in offers
        if wanted in f" {word} {meaning}".casefold()
    ][:MOST]


def option_offers(command: Any, ctx: Any, incomplete: str) -> list[CompletionItem]:
    """The options of a command that begin as typed, with what the help page says of them."""
    words, path = ctx.obj.words, path_of(ctx)
    return [
        CompletionItem(name, help=option_words(words, path, param.name).rpartition("|")[2])
        for param in command.get_params(ctx)
        if param.param_type_name == "option"
        for name in param.opts
        if name.startswith(incomplete or "--")
    ]


class _Tab(ShellComplete):
    """Typer's way from a command line to the parameter under the cursor."""

    name = "tab"
    source_template = ""

    def source_vars(self) -> dict[str, Any]:
        return {}

    def get_completion_args(self) -> tuple[list[str], str]:
        return [], ""

    def format_completion(self, item: CompletionItem) -> str:
        return str(item.value)


def answer(counter: Counter, root: Any, environ: Mapping[str, str]) -> None:
    """Prints an offer a line: ``word<TAB>meaning``; the word alone for bash."""
    shell = environ[VARIABLE].removeprefix("complete_")
    before, incomplete = typed_so_far(shell, environ)
    counter.quiet = True  # whoever presses Tab reads offers only
    tab = _Tab(root, {"obj": counter}, "ipsm", VARIABLE)
    for item in tab.get_completions(before, incomplete):
        print(f"{item.value}\t{item.help}" if item.help and shell != "bash" else item.value)


def typed_so_far(shell: str, environ: Mapping[str, str]) -> tuple[list[str], str]:
    """The whole words before the cursor and the one under it, as the shell's script tells them."""
    if shell == "bash":
        words = split_arg_string(environ.get("COMP_WORDS", ""))
        place = int(environ.get("COMP_CWORD") or len(words))
        return words[1:place], "".join(words[place : place + 1])
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    if shell == "powershell":
        whole = not environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE")
        words = split_arg_string(line.replace("\\", "\\\\"))[1:]
    else:
        whole = line.endswith(" ")
        words = split_arg_string(line)[1:]
    return (words, "") if whole or not words else (words[:-1], words[-1])
