"""From argv to exit code: the one catcher of every error, the one place that ends the program."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from ipsm_cli import SCHEMA, __version__
from ipsm_cli.core import errors

INTERRUPTED = 130


def run() -> None:
    """Entry point of the installed command."""
    gc.disable()  # while modules load there is no garbage, and looking for it costs 10 ms
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and answers its exit code; never ends the process itself."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--version"]:
        return _version()
    from ipsm_cli.cli.counter import Counter  # typer and the rest: --version need not pay

    counter = Counter.open(words, os.environ)
    try:
        code = _run(words, counter)
        sys.stdout.flush()
    except errors.IpsmError as error:
        return counter.refuse(error)
    except BrokenPipeError:
        return _quiet_end()
    except KeyboardInterrupt:
        return counter.interrupted()
    except Exception as error:
        return counter.confess(error)
    return code


def _run(words: list[str], counter: object) -> int:
    import typer

    from ipsm_cli.cli.tree import root
    from ipsm_cli.cli.usage import as_ours

    try:
        code = root().main(args=words, prog_name="ipsm", standalone_mode=False, obj=counter)
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort
    except Exception as error:
        ours = as_ours(error)
        if ours is None:
            raise
        raise ours from error
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _version() -> int:
    from ipsm_cli.store import SQLITE  # 4 ms, only here

    python = ".".join(map(str, sys.version_info[:3]))
    print(f"ipsm {__version__} (register {SCHEMA}, SQLite {SQLITE}, Python {python})")
    return 0


def _quiet_end() -> int:
    """The reader of our pipe has gone: nothing more can be said to it."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    return 0
