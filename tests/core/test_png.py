"""The head of a PNG."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from ipsm_cli.core.png import size_of


@pytest.mark.parametrize("size", [(1, 1), (17, 4), (480, 384), (3, 70_000)])
def test_the_size_is_that_of_the_picture(size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new("1", size).save(out, "PNG")
    assert size_of(out.getvalue()) == size
