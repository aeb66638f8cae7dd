"""Runs a command on a fresh copy of a register: BASE FOLDER [--read=BOOK] COMMAND …"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

base, folder, *command = sys.argv[1:]
copy = Path(folder) / "copy" / "ipsm.db"
copy.parent.mkdir(exist_ok=True)
shutil.copy(base, copy)
copy.with_name("ipsm.db.lock").unlink(missing_ok=True)
if command[0].startswith("--read="):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(command.pop(0).partition("=")[2])
    rows = book.get_sheet_by_index(0).to_python()
    assert rows
subprocess.run(command, env={**os.environ, "IPSM_FILE": str(copy)}, check=True)
