"""A module of the package as the rules see it: read, never run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

PACKAGE = "ipsm_cli"


class Module(NamedTuple):
    """A file of the package, read."""

    path: str  # "store/register.py"
    source: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.path.partition("/")[0] if "/" in self.path else ""

    def place(self, node: ast.AST) -> str:
        return f"{PACKAGE}/{self.path}:{getattr(node, 'lineno', 1)}"


def read(path: str, source: str) -> Module:
    return Module(path, source, ast.parse(source))


def _only_for_types(tree: ast.AST) -> set[ast.AST]:
    """The nodes under ``if TYPE_CHECKING:``."""
    inside: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for statement in node.body:
                inside.update(ast.walk(statement))
    return inside


def imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every imported dotted name (``from a import b`` is ``a.b``), type imports left out."""
    skipped = _only_for_types(module.tree)
    for node in ast.walk(module.tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            start = node.module or ""
            if node.level:
                here = [PACKAGE, *module.path.split("/")][: -node.level]
                start = ".".join([*here, *filter(None, [node.module])])
            for alias in node.names:
                yield node, f"{start}.{alias.name}"


def strings(module: Module) -> Iterator[tuple[ast.expr, str]]:
    """Every string of the code, docstrings left out; a blank of an f-string reads as ``x``."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.JoinedStr):
            skipped.update(node.values)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.JoinedStr):
            parts = (v.value if isinstance(v, ast.Constant) else "x" for v in node.values)
            yield node, "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node, node.value


def uses(module: Module) -> Iterator[tuple[ast.expr, str]]:
    """Every name and attribute as its full dotted name, aliases of imports followed."""
    known: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                known[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                known[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, dot, rest = ast.unparse(node).partition(".")
            yield node, known.get(first, first) + dot + rest
