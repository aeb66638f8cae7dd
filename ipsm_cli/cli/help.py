"""Help pages: an example first, then what it does, then every word; 80 columns, both languages."""

from __future__ import annotations

from typing import Any

WIDTH = 80
_FIRST = 26  # columns before an option's words begin
_COMMON = ("version", "file", "lang", "quiet", "no_color", "no_input", "debug", "help")


def write_help(command: Any, ctx: Any, formatter: Any) -> None:
    """Writes the page of a command or a group to typer's formatter."""
    words = ctx.obj.words
    path = path_of(ctx)
    formatter.width = WIDTH
    key = path or "ipsm"
    if f"example.{key}" in words:
        for line in words(f"example.{key}").splitlines():
            formatter.write(f"  {line}\n")
        formatter.write("\n")
    _paragraphs(formatter, words(f"help.{key}"))
    _usage(command, ctx, formatter, words)
    if hasattr(command, "list_commands"):
        _section(formatter, words("help:commands"), command_lines(command, ctx))
    arguments = [_row(p, words, path) for p in command.params if p.param_type_name == "argument"]
    _section(formatter, words("help:arguments"), arguments)
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option"]
    own = [_row(p, words, path) for p in options if p.name not in _COMMON]
    shared = [_row(p, words, path) for p in options if p.name in _COMMON]
    _section(formatter, words("help:options"), own)
    _section(formatter, words("help:common"), shared)


def command_lines(group: Any, ctx: Any) -> list[tuple[str, str]]:
    """The commands of a group, each with the first line of its help."""
    path = path_of(ctx)
    words = ctx.obj.words
    lines = []
    for name in group.list_commands(ctx):
        key = f"help.{path} {name}" if path else f"help.{name}"
        told = words(key) if key in words else group.about(ctx, name)
        lines.append((name, told.partition("\n")[0]))
    return lines


def path_of(ctx: Any) -> str:
    """``worker add`` for the command of this context; empty for the program itself."""
    names: list[str] = []
    while ctx.parent is not None:
        names.insert(0, ctx.info_name)
        ctx = ctx.parent
    return " ".join(names)


def option_words(words: Any, path: str, name: str) -> str:
    """The words of one parameter: those of this command, of its group, else those of all."""
    for place in (path, path.partition(" ")[0]):
        if (own := f"option.{place}:{name}") in words:
            return str(words(own))
    return str(words(f"option.{name}"))


def _usage(command: Any, ctx: Any, formatter: Any, words: Any) -> None:
    pieces = [f"ipsm {path_of(ctx)}".strip()]
    if hasattr(command, "list_commands"):
        pieces.append(words("help:command_word"))
    for param in command.params:
        if param.param_type_name == "argument":
            many = "…" if param.nargs == -1 else ""
            word = words(f"word.argument.{param.name}") + many
            pieces.append(word if param.required else f"[{word}]")
    pieces.append(words("help:options_word"))
    formatter.write(f"{words('help:usage')}: {' '.join(pieces)}\n")


def _row(param: Any, words: Any, path: str) -> tuple[str, str]:
    told = option_words(words, path, param.name)
    if param.param_type_name == "argument":
        return words(f"word.argument.{param.name}"), told
    names = ", ".join(sorted(param.opts, key=len, reverse=True))  # typer keeps -h in a set
    sort, _, rest = told.rpartition("|")  # "NAMA|the words": what kind of value the option takes
    return f"{names} {sort}".rstrip(), rest


def _section(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    formatter.write(f"\n{title}:\n")
    for first, rest in rows:
        lines = _fold(rest, WIDTH - _FIRST)
        head = f"  {first}"
        if len(head) + 2 > _FIRST:
            formatter.write(head + "\n")
            head = ""
        for line in lines:
            formatter.write(f"{head:<{_FIRST}}{line}\n")
            head = ""


def _paragraphs(formatter: Any, text: str) -> None:
    for paragraph in text.split("\n"):
        for line in _fold(paragraph, WIDTH):
            formatter.write(line + "\n")
    formatter.write("\n")


def _fold(text: str, width: int) -> list[str]:
    import textwrap  # loaded by typer already

    return textwrap.wrap(text, width, break_on_hyphens=False) or [""]
