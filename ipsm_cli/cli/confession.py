"""A bug written down so that it can be mended, without anything that a person typed."""

from __future__ import annotations

import datetime
import platform
import traceback
from pathlib import Path

from ipsm_cli import __version__


def write_log(error: BaseException, log: Path, now: datetime.datetime) -> Path | None:
    """Appends the error's type and the program's own lines; None where no log can be written.

    Messages and values are left out: they may hold personal data.
    """
    lines = [f"{now.isoformat(timespec='seconds')} ipsm {__version__} {platform.platform()}"]
    link: BaseException | None = error
    told: set[int] = set()
    while link is not None and id(link) not in told:  # an error may name itself as its cause
        told.add(id(link))
        lines.append(f"  {type(link).__name__}")
        lines += [
            f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or link.__context__
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return log
