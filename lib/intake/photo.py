"""A photo as it is kept: small, and with nothing in it but what is seen.

A telephone writes the place to the metre, the time and its own number into each photo. The picture is drawn anew from
its pixels alone, so that nothing has to be known of where such things may hide.
"""

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePath

from PIL import Image, ImageOps, UnidentifiedImageError

from lib.domain.faults import Fault, InputFault

FORMATS = ("JPEG", "PNG", "WEBP")
"""A JPEG with more pictures behind the first (MPO), as some telephones write, is a JPEG here."""
LONGEST_SIDE_PIXELS = 1280
MOST_PIXELS = 80_000_000
MOST_BYTES = 25_000_000
QUALITY = 78
TOO_MANY_PIXELS = "Fotot har för många bildpunkter."
TAKE_ANOTHER = "Ta ett nytt foto, eller spara det som JPEG eller PNG. Det du skrivit står kvar."


@dataclass(frozen=True)
class KeptPhoto:
    """JPEG without metadata; width and height in pixels."""

    content: bytes
    width: int
    height: int


def kept_photo(content: bytes, file_name: str) -> KeptPhoto:
    """The photo turned the right way up, at most LONGEST_SIDE_PIXELS, without place, time, camera, colour profile,
    comments or further pictures. Raises InputFault for what is no photo, and for one that is too large."""
    name = PurePath(file_name.replace("\\", "/")).name[:80] or "Fotot"
    if len(content) > MOST_BYTES:
        raise InputFault(Fault(name, f"Fotot är större än {MOST_BYTES // 1_000_000} MB.", remedy=TAKE_ANOTHER))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large pictures and damaged metadata, which are dealt with here
            return _drawn_anew(content, name)
    except Image.DecompressionBombError as error:
        raise InputFault(Fault(name, TOO_MANY_PIXELS, remedy=TAKE_ANOTHER)) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        message = "Filen går inte att läsa som ett foto."
        raise InputFault(Fault(name, message, _looks_like(content), TAKE_ANOTHER)) from error


def _drawn_anew(content: bytes, name: str) -> KeptPhoto:
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            found = f"{opened.width} × {opened.height} bildpunkter"
            raise InputFault(Fault(name, TOO_MANY_PIXELS, found, TAKE_ANOTHER))
        opened.draft("RGB", (LONGEST_SIDE_PIXELS, LONGEST_SIDE_PIXELS))  # a large JPEG is read at half size at once
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE_PIXELS, LONGEST_SIDE_PIXELS))
        seen = _on_white(upright)
    bare = Image.frombytes("RGB", seen.size, seen.tobytes())
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=QUALITY, optimize=True)
    return KeptPhoto(written.getvalue(), *bare.size)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    ground = Image.new("RGBA", layered.size, "white")
    ground.alpha_composite(layered)
    return ground.convert("RGB")


def _looks_like(content: bytes) -> str:
    """What a telephone may have written instead."""
    return "ett HEIC-foto" if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc") else ""
