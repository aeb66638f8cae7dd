"""ipsm import: bringing in what others typed; its commands stand beside it (``tree.BESIDE``)."""

from __future__ import annotations

from ipsm_cli.cli import tree

app = tree.group()
