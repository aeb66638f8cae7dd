"""The branch of ``import_ground``, a fresh copy for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange import import_ground


@pytest.fixture(scope="session")
def branch_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return import_ground.found(tmp_path_factory.mktemp("branch"))


@pytest.fixture
def ground(tmp_path: Path, branch_file: Path) -> Iterator[import_ground.Ground]:
    copy = Path(shutil.copy(branch_file, tmp_path / "ipsm.db"))
    with import_ground.opened(copy) as ground:
        yield ground
