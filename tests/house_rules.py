"""The rules of the house as functions over source text: each answers a list of complaints.

A module of the package is read, not run, so that every rule can be tried on a line that breaks
it. Paths are relative to ``ipsm_cli``; the first folder is the room.
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from house_reading import PACKAGE, Module, imports, strings, uses

LONGEST_FILE = 250  # lines
LONGEST_BODY = 60  # lines of a function, its signature and docstring aside
USUAL_BODY = 30  # lines that nine functions in ten stay under
ERRORS = "core/errors/"

# Who may import whom; "" is the package itself (``__init__``, ``__main__``).
ARROWS: Mapping[str, frozenset[str]] = {
    "core": frozenset({"core"}),
    "text": frozenset({"text"}),
    "codes": frozenset({"codes", "core"}),
    "store": frozenset({"store", "core"}),
    "reports": frozenset({"reports", "core", "codes"}),
    "records": frozenset({"records", "core", "codes", "store"}),
    "exchange": frozenset({"exchange", "core", "codes", "store", "records"}),
    "render": frozenset({"render", "core", "codes", "text"}),
    "cli": frozenset(
        {"cli", "core", "codes", "text", "store", "reports", "records", "exchange", "render", ""}
    ),
    "": frozenset({"cli"}),
}

TOOLS: Mapping[str, frozenset[str]] = {
    "typer": frozenset({"cli"}),
    "click": frozenset({"cli"}),
    "platformdirs": frozenset({"cli"}),
    "getpass": frozenset({"cli"}),
    "pwd": frozenset({"cli"}),
    "rich": frozenset({"render"}),
    "openpyxl": frozenset({"render", "exchange"}),
    "PIL": frozenset({"exchange"}),
    "lxml": frozenset({"render", "exchange"}),
    "defusedxml": frozenset({"render", "exchange"}),
    "python_calamine": frozenset({"exchange"}),
    "rapidfuzz": frozenset({"codes"}),
    "sqlite_utils": frozenset({"store"}),
    "sqlite3": frozenset({"store"}),
}

# What tells the time, the surroundings or the user; a measure of waiting (monotonic) does not.
SURROUNDINGS = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "datetime.date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.strftime",
        "os.environ",
        "os.environb",
        "os.getenv",
        "os.getlogin",
        "os.path.expanduser",
        "os.path.expandvars",
        "pathlib.Path.home",
        "locale.getlocale",
    }
)
SQL_CLOCK = re.compile(r"\bCURRENT_(DATE|TIME|TIMESTAMP)\b|'now'")
SPEECH = frozenset({"print", "typer.echo", "typer.secho", "click.echo", "rich.print"})
SQL_WRITE = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE\s+(?:OR\s+\w+\s+)?\S+\s+SET"
    r"|DELETE\s+FROM|(?:CREATE|DROP|ALTER)\s+(?:\w+\s+)?(?:TABLE|INDEX|VIEW|TRIGGER))\b",
    re.IGNORECASE,
)
SQL_LOOK = re.compile(r"\bSELECT\b.*\bFROM\b", re.DOTALL)


def arrows(module: Module) -> list[str]:
    """Rooms import only the rooms they may; a module named in a string counts as imported."""
    if module.room not in ARROWS:
        return [f"{PACKAGE}/{module.path}: the house has no room {module.room!r}"]
    named = [(n, t) for n, t in strings(module) if re.match(rf"{PACKAGE}\.\w", t)]
    complaints = []
    for node, name in [*imports(module), *named]:
        start, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        if start != PACKAGE or target == "__version__":
            continue
        target = target if target in ARROWS else ""
        if target not in ARROWS[module.room]:
            complaints.append(f"{module.place(node)}: {module.room} may not import {name}")
    return complaints


def tools(module: Module) -> list[str]:
    """Each library is imported only in its room."""
    return [
        f"{module.place(node)}: {name.partition('.')[0]} belongs to {sorted(rooms)}"
        for node, name in imports(module)
        if (rooms := TOOLS.get(name.partition(".")[0])) and module.room not in rooms
    ]


def speech(module: Module) -> list[str]:
    """Only the counter and ``render`` print or touch the standard streams."""
    if module.room in {"cli", "render"}:
        return []
    streams = ("sys.stdout", "sys.stderr")
    return [
        f"{module.place(node)}: {name} outside cli and render"
        for node, name in uses(module)
        if name in SPEECH or name in streams
    ]


def surroundings(module: Module) -> list[str]:
    """Only the counter asks for the clock, the environment and the user."""
    if module.room == "cli":
        return []
    asked: list[tuple[ast.AST, str]] = []
    asked += [(n, name) for n, name in uses(module) if name in SURROUNDINGS]
    asked += [(n, name) for n, name in imports(module) if name in SURROUNDINGS]
    asked += [(n, m[0]) for n, text in strings(module) if (m := SQL_CLOCK.search(text))]
    return [f"{module.place(node)}: {name} outside cli" for node, name in asked]


def writes(module: Module) -> list[str]:
    """Only ``store`` changes rows or their shape."""
    if module.room in {"store", "text"}:  # text speaks of deleting; it holds no SQL
        return []
    return [
        f"{module.place(node)}: writes rows outside store ({found[0]!r})"
        for node, text in strings(module)
        if (found := SQL_WRITE.search(text))
    ]


def looks(module: Module) -> list[str]:
    """SELECT stands where results are made or rows are changed, not at the counter."""
    if module.room not in {"core", "text", "render", "cli", ""}:
        return []
    return [
        f"{module.place(node)}: a SELECT in {module.room or PACKAGE}"
        for node, text in strings(module)
        if SQL_LOOK.search(text)
    ]


def list_codes(module: Module, codes: Collection[str]) -> list[str]:
    """A code of a list that others decide is data; the program never names one."""
    return [
        f"{module.place(node)}: the list code {text!r} belongs in a csv"
        for node, text in strings(module)
        if text in codes
    ]


def opening(module: Module) -> list[str]:
    """A module opens with one sentence saying what it is for."""
    words = ast.get_docstring(module.tree) or ""
    first = " ".join(words.partition("\n\n")[0].split())
    if re.fullmatch(r".{8,}[.:]", first):
        return []
    return [f"{PACKAGE}/{module.path}:1: opens with no sentence saying what it is for"]


def length(module: Module) -> list[str]:
    """A file stays short; dictionaries of one language are lists."""
    lines = module.source.count("\n")
    is_list = module.room == "text" and language_of(module.path)
    if lines <= LONGEST_FILE or is_list:
        return []
    return [f"{PACKAGE}/{module.path}: {lines} lines, at most {LONGEST_FILE}"]


def bodies(module: Module) -> list[tuple[str, int]]:
    """Each function's place and the lines of its body, signature and docstring aside."""
    sizes = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and node.body[1:] else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1
            sizes.append((f"{module.place(node)} {node.name}", lines))
    return sizes


def late_imports(module: Module) -> list[str]:
    """Imports inside a function say what they save: on a line of theirs, or on the one above."""
    lines = ["", *module.source.splitlines()]
    complaints = []
    for function in ast.walk(module.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            late = [n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)]
            near = {number for node in late for number in (node.lineno - 1, node.end_lineno or 0)}
            if late and not any("#" in lines[number] for number in near):
                place = module.place(late[0])
                complaints.append(f"{place}: imports in a function, their price in no comment")
    return complaints


def language_of(path: str) -> str:
    """``id`` or ``en`` for a dictionary of one language (``text/id.py``, ``text/help_id.py``)."""
    parts = path.rpartition("/")[2].removesuffix(".py").split("_")
    return next((part for part in parts if part in ("id", "en")), "")


def blanks(sentence: str) -> set[str]:
    """The names to be filled in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def raisings(module: Module, errors: Collection[str]) -> Iterator[tuple[str, str, set[str] | None]]:
    """Place, class and names of facts of every error made; None where facts come as ``**``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in errors:
                facts = {keyword.arg for keyword in node.keywords if keyword.arg}
                spread = any(keyword.arg is None for keyword in node.keywords)
                yield module.place(node), name, None if spread else facts


def twins(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """Two languages hold the same names; their sentences the same keys and the same blanks."""
    complaints = [f"{name}: in one language only" for name in sorted(set(one) ^ set(other))]
    for name in sorted(set(one) & set(other)):
        left, right = one[name], other[name]
        if isinstance(left, Mapping) and isinstance(right, Mapping):
            complaints += [f"{name}.{line}" for line in twins(left, right)]
        elif isinstance(left, str) and isinstance(right, str) and blanks(left) != blanks(right):
            complaints.append(f"{name}: blanks {blanks(left)} and {blanks(right)}")
        elif isinstance(left, tuple) and isinstance(right, tuple) and len(left) != len(right):
            complaints.append(f"{name}: {len(left)} and {len(right)} words")
    return complaints


def unfilled(module: Module, needed: Mapping[str, set[str]]) -> list[str]:
    """Errors raised without a fact that their sentence needs (``needed`` by class)."""
    return [
        f"{place}: {name} without {fact}"
        for place, name, facts in raisings(module, needed)
        if facts is not None
        for fact in sorted(needed[name] - facts)
    ]


def strays(module: Module, errors: Collection[str]) -> list[str]:
    """The error family stands in one folder, drawn as a tree at its top."""
    if module.path.startswith(ERRORS):
        return []
    return [
        f"{module.place(node)}: {node.name} belongs in {ERRORS}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).rpartition(".")[2] in errors for base in node.bases)
    ]


def untested(modules: Iterable[Module], tests: Path) -> list[str]:
    """Modules of a room without a test at the same path.

    Dictionaries are tested as twins, and a module of mere values (no function) does nothing.
    """
    return [
        f"{PACKAGE}/{module.path} has no tests/{room}/test_{name}"
        for module in modules
        for room, _, name in [module.path.rpartition("/")]
        if room and name != "__init__.py" and not (room == "text" and language_of(name))
        if bodies(module) and not (tests / room / f"test_{name}").is_file()
    ]


_MACHINE = re.compile(r"(?<![\w.~*])/(?:root|work|tmp)(?:/\S*|\b)")
_INDEX = re.compile(
    r"--(?:extra-)?index-url|--find[-]links|--trusted[-]host|//[^\s/]*/(?:simple|pypi|packages)\b"
    r"|//registry\.|//files\.\S*\.(?:whl|gz)|//\S+\.(?:whl|tgz)\b"
)


def traces(path: str, text: str) -> list[str]:
    """No file names a place of one machine or the address of a package index."""
    return [
        f"{path}:{number}: {found[0]!r}"
        for number, line in enumerate(text.splitlines(), 1)
        for found in [_MACHINE.search(line) or _INDEX.search(line)]
        if found
    ]
