"""Runs a command on a fresh copy of a register: BASE COPY [--read=BOOK] COMMAND …"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

base, place, *command = sys.argv[1:]
copy = Path(place)
shutil.rmtree(copy.parent, ignore_errors=True)
copy.parent.mkdir()
shutil.copy(base, copy)
if command[0].startswith("--read="):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(command.pop(0).partition("=")[2])
    rows = book.get_sheet_by_index(0).to_python()
    assert rows
# nothing is remembered of the copy before: to the program it would be an older one of this
environ = {**os.environ, "IPSM_FILE": str(copy), "IPSM_STATE": str(copy.parent)}
subprocess.run(command, env=environ, check=True)
