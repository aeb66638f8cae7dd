"""Pictures of others: looked at under caps, turned upright, made smaller, written anew."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from ipsm_cli.core.errors import FileEmpty, FileTooLarge, PictureDamaged, PictureKind, PictureTooBig
from ipsm_cli.exchange.whole import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 20 << 20  # of the file
MOST_PIXELS = 50_000_000  # that it unpacks to, at 4 bytes each; a telephone takes 12 to 50 million
KINDS = ("PNG", "JPEG")
SMALLER = 0.75  # of the side, each time the picture is still too heavy


class Picture(NamedTuple):
    """A picture as it is kept or placed: the bytes of a PNG or JPEG, and its size in pixels."""

    data: bytes
    width: int
    height: int


def read_logo(path: Path, side: int, heaviest: int) -> Picture:
    """A PNG without anything but its pixels, at most ``side`` each way and ``heaviest`` bytes.

    Raises FileMissing, FileIsFolder, NoPermission, FileEmpty, FileTooLarge, PictureKind,
    PictureTooBig, PictureDamaged.
    """
    image = _read(path, side)
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    for smaller in _sizes(image):
        data = _written(smaller, "PNG", optimize=True)
        if len(data) <= heaviest:
            break
    return Picture(data, *smaller.size)


def read_photo(path: Path, side: int, quality: int = 80) -> Picture:
    """A JPEG without place or time in it, at most ``side`` each way. Raises as ``read_logo``."""
    image = _read(path, side)
    if image.has_transparency_data:  # it would turn black
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    image = image.convert("RGB")
    return Picture(_written(image, "JPEG", quality=quality), *image.size)


def _read(path: Path, side: int) -> Image.Image:
    """The picture upright, and no larger than ``side`` each way."""
    data = read_whole(path, MOST_BYTES)
    if not data:
        raise FileEmpty(file=path.name)
    if len(data) > MOST_BYTES:
        raise FileTooLarge(file=path.name, limit=MOST_BYTES >> 20)
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise PictureTooBig(
                    file=path.name, width=image.width, height=image.height, most=MOST_PIXELS
                )
            image.draft("RGB", (side, side))  # a large JPEG is unpacked smaller
            image.load()
            turned = ImageOps.exif_transpose(image)
            if turned.mode not in ("RGB", "RGBA"):
                turned = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
            turned.thumbnail((side, side), Image.Resampling.LANCZOS)
            return turned
    except PictureTooBig:
        raise
    except UnidentifiedImageError:
        raise PictureKind(file=path.name) from None
    except Exception:  # noqa: BLE001 - the library's own are of many kinds, its bombs among them
        raise PictureDamaged(file=path.name) from None


def _sizes(image: Image.Image) -> Iterator[Image.Image]:
    """The picture, and then smaller and smaller ones."""
    width, height = image.size
    yield image
    while max(width, height) > 1:
        width, height = max(1, int(width * SMALLER)), max(1, int(height * SMALLER))
        yield image.resize((width, height), Image.Resampling.LANCZOS)


def _written(image: Image.Image, kind: str, **how: int | bool) -> bytes:
    """The pixels alone: what else came with the file stays behind."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, kind, **how)
    return out.getvalue()
