"""Pictures of others: upright, small, bare, and never a way to fill the machine."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ipsm_cli.core import errors
from ipsm_cli.exchange.picture import MOST_BYTES, Picture, read_logo, read_photo

RED, BLUE = (200, 30, 40), (30, 60, 200)


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    assert image.size == (picture.width, picture.height)
    return image


def drawn(path: Path, size: tuple[int, int], kind: str = "PNG", **how: Any) -> Path:
    """Red above, blue below."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, size[1] // 2, size[0], size[1]))
    image.save(path, kind, **how)
    return path


def near(one: Any, other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one[:3], other, strict=True))


def noise(size: int) -> Image.Image:
    return Image.frombytes("RGB", (size, size), random.Random(7).randbytes(size * size * 3))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A small file that claims a large picture, and has it: rows of nought."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0" * ((width * 3 + 1) * 64), 9))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


# --- logos


def test_a_small_logo_keeps_its_pixels(tmp_path: Path) -> None:
    image = opened(read_logo(drawn(tmp_path / "a.png", (40, 60)), 480, 250_000))
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (40, 60))
    assert (image.getpixel((1, 1)), image.getpixel((1, 50))) == (RED, BLUE)


def test_a_large_one_becomes_smaller_in_its_proportions(tmp_path: Path) -> None:
    image = opened(read_logo(drawn(tmp_path / "a.png", (3000, 1500)), 480, 250_000))
    assert image.size == (480, 240)
    assert near(image.getpixel((200, 20)), RED) and near(image.getpixel((200, 220)), BLUE)


def test_a_heavy_one_becomes_lighter(tmp_path: Path) -> None:
    noise(480).save(tmp_path / "a.png")
    picture = read_logo(tmp_path / "a.png", 480, 250_000)
    assert len(picture.data) <= 250_000 and 200 < picture.width < 480


def test_a_jpeg_becomes_a_png(tmp_path: Path) -> None:
    path = drawn(tmp_path / "logo.jpg", (100, 100), "JPEG")
    assert opened(read_logo(path, 480, 250_000)).format == "PNG"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "I;16", "RGBA", "CMYK"])
def test_every_mode_is_read(tmp_path: Path, mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    source = Image.new("I" if mode == "I;16" else "RGBA", (20, 20), 0 if mode == "I;16" else None)
    image = source.convert("P").convert(mode) if mode == "PA" else source.convert(mode)
    if mode == "PA":
        image = image.convert("LA")
    image.save(tmp_path / "a", kind)
    assert opened(read_logo(tmp_path / "a", 480, 250_000)).mode in ("RGB", "RGBA")
    assert opened(read_photo(tmp_path / "a", 480)).mode == "RGB"


def test_what_is_see_through_stays_so(tmp_path: Path) -> None:
    Image.new("RGBA", (30, 30), (*RED, 0)).save(tmp_path / "a.png")
    image = opened(read_logo(tmp_path / "a.png", 480, 250_000))
    assert image.mode == "RGBA" and image.getpixel((3, 3))[3] == 0  # type: ignore[index]
    assert near(opened(read_photo(tmp_path / "a.png", 480)).getpixel((3, 3)), (255, 255, 255))


def test_only_the_pixels_are_kept_and_always_in_the_same_bytes(tmp_path: Path) -> None:
    told = PngInfo()
    told.add_text("Author", "Rina Rahasia", zip=True)
    exif = Image.Exif()
    exif[0x010E] = "Rina Rahasia"
    noise(60).save(tmp_path / "a.png", pnginfo=told, exif=exif, icc_profile=b"Rina Rahasia")
    noise(60).save(tmp_path / "b.png")
    first, second = (read_logo(tmp_path / name, 480, 250_000) for name in ("a.png", "b.png"))
    assert first == second
    assert Image.open(io.BytesIO(first.data)).info == {}


# --- photos


@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_a_photo_stands_upright(tmp_path: Path, turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010E] = "Rina Rahasia"
    path = drawn(tmp_path / "a.jpg", (400, 200), "JPEG", exif=exif, quality=95)
    image = opened(read_photo(path, 100))
    assert image.size == ((100, 50) if turn in (1, 3) else (50, 100))
    assert not image.getexif() and b"Rina" not in image.fp.read()  # type: ignore[union-attr]
    wide, high = image.size
    places = {1: (5, 5), 3: (5, high - 5), 6: (wide - 5, 50), 8: (5, 50)}
    assert near(image.getpixel(places[turn]), RED)


# --- what is refused


def test_a_bomb_is_refused_by_its_head(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(bomb(30_000, 30_000))
    for size in ((30_000, 30_000), (8_000, 8_000)):
        (tmp_path / "a.png").write_bytes(bomb(*size))
        with pytest.raises((errors.PictureTooBig, errors.PictureDamaged)):
            read_logo(tmp_path / "a.png", 480, 250_000)


def test_a_bomb_of_text_is_refused(tmp_path: Path) -> None:
    whole = drawn(tmp_path / "a.png", (9, 9)).read_bytes()
    text = chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * (80 << 20), 9))
    (tmp_path / "a.png").write_bytes(whole[:33] + text + whole[33:])
    with pytest.raises(errors.PictureDamaged):
        read_logo(tmp_path / "a.png", 480, 250_000)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.FileEmpty),
        (b"GIF89a" + bytes(40), errors.PictureKind),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", errors.PictureKind),
        (b"\x89PNG\r\n\x1a\n", errors.PictureKind),
        (bytes(MOST_BYTES + 1), errors.FileTooLarge),
    ],
    ids=["empty", "gif", "svg", "head only", "large"],
)
def test_what_is_no_picture_of_ours(tmp_path: Path, data: bytes, error: Any) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(error) as caught:
        read_photo(tmp_path / "a.png", 480)
    assert caught.value.facts["file"] == "a.png"


def test_spoilt_files_are_called_so(tmp_path: Path) -> None:
    """Cut off, or one byte turned: a picture or a refusal of ours, nothing else."""
    chance = random.Random(11)
    for kind in ("PNG", "JPEG"):
        path = tmp_path / "a"
        noise(30).save(path, kind)
        whole = path.read_bytes()
        for _ in range(150):
            spoilt = bytearray(whole[: chance.randrange(1, len(whole))])
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
            path.write_bytes(spoilt)
            with contextlib.suppress(errors.FileTrouble):
                read_logo(path, 480, 250_000)
