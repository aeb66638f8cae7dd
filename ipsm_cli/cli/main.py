"""From argv to exit code: the one catcher of every error, the one place that ends the program."""

from __future__ import annotations

import gc
import os
import sys

from ipsm_cli.cli import version

TYPE_CHECKING = False  # typing itself costs --version 4 ms
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.cli.counter import Counter


def run() -> None:
    """Entry point of the installed command."""
    gc.disable()  # while modules load there is no garbage, and looking for it costs 10 ms
    try:
        code = main()
    except KeyboardInterrupt:  # before there is a language to say it in
        code = 130
    sys.exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and answers its exit code; never ends the process itself."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--version"]:
        print(version.line())
        return 0
    from ipsm_cli.cli import streams  # typer and the rest: --version need not pay
    from ipsm_cli.cli.counter import Counter

    counter = Counter.open(words, os.environ)
    try:
        code = _run(words, counter)
        streams.flush()
    except BrokenPipeError:  # the reader of our pipe has seen enough
        streams.silence()
        return 0
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001 - where a bug becomes a sentence
        from ipsm_cli.cli import ends  # for what did not end well only

        return ends.tell(counter, error)
    return code


def _run(words: list[str], counter: Counter) -> int:
    """Typer reads the words and calls the command; what it raises leaves as ours."""
    import typer  # not for --version

    from ipsm_cli.cli import complete
    from ipsm_cli.cli.tree import root

    try:
        if complete.VARIABLE in counter.environ:
            complete.answer(counter, root(), counter.environ)
            return 0
        with root().make_context("ipsm", words, obj=counter) as ctx:
            ctx.command.invoke(ctx)
    except typer.Exit as end:  # a page of help has been shown
        return end.exit_code
    except (typer.Abort, EOFError) as end:
        raise KeyboardInterrupt from end
    except Exception as error:
        from ipsm_cli.cli.usage import as_ours  # 0.1 ms, for what went wrong only
        from ipsm_cli.store.translate import escaped

        ours = as_ours(error) or escaped(error, counter.place.path)
        if ours is None:
            raise
        raise ours from error
    return 0
