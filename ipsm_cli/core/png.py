"""What the head of a PNG says of it."""

from __future__ import annotations


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
