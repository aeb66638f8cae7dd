"""Identities that no two branches can share."""

from __future__ import annotations

import datetime

from ipsm_cli.core.identity import uuid7
from ipsm_cli.store.change import Pen


def new_uid(pen: Pen) -> str:
    """A UUIDv7 of the moment the pen acts."""
    moment = datetime.datetime.fromisoformat(pen.who.at)
    return uuid7(int(moment.timestamp() * 1000), pen.chance(10))
