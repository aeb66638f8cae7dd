"""Every test starts from nothing: no settings of the person who runs it, and a home of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("ipsm", deadline=None, print_blob=True)  # no test measures time
settings.load_profile("ipsm")

SETTINGS = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "LANG", "LANGUAGE")


@pytest.fixture(autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; the variables that ipsm, its libraries and the locale read are unset."""
    for name in list(os.environ):
        if name in SETTINGS or name.startswith(("IPSM_", "LC_", "XDG_")):
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    return home
