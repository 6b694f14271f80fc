"""What is left of a photo: the picture, and nothing that tells where, when and with what it was taken."""

import io

import pytest
from PIL import Image, ImageDraw, PngImagePlugin, TiffImagePlugin
from PIL.ExifTags import GPS, IFD, Base

from lib.domain.faults import InputFault
from lib.intake.photo import LONGEST_SIDE_PIXELS, kept_photo

TRACES = (b"59.6099", b"16.5448", b"Kamera 17", b"2026:10:14", b"hemligt", b"Exif", b"GPS", b"ICC_PROFILE", b"http")


def picture(width: int = 3000, height: int = 2000) -> Image.Image:
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill="black")
    return image


def exif(turned: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[Base.Make], data[Base.Model], data[Base.DateTime] = "Kamera 17", "59.6099", "2026:10:14 19:02:00"
    data[Base.Orientation] = turned
    data.get_ifd(IFD.GPSInfo).update(
        {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: tuple(TiffImagePlugin.IFDRational(n) for n in (59, 36, 35)),
         GPS.GPSLongitudeRef: "E", GPS.GPSLongitude: tuple(TiffImagePlugin.IFDRational(n) for n in (16, 32, 41)),
         GPS.GPSAreaInformation: b"16.5448 hemligt"}
    )  # fmt: skip
    return data


def written(image: Image.Image, form: str, **more: object) -> bytes:
    content = io.BytesIO()
    image.save(content, form, **more)
    return content.getvalue()


def png_with_texts() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "hemligt 59.6099 16.5448")
    texts.add_itxt("XML:com.adobe.xmp", "<x>http://hemligt Kamera 17</x>")
    return written(picture(600, 400), "PNG", pnginfo=texts, exif=exif())


@pytest.mark.parametrize(
    "content",
    [
        written(picture(), "JPEG", exif=exif(), comment=b"hemligt", icc_profile=b"ICC hemligt"),
        written(picture(), "MPO", exif=exif(), save_all=True, append_images=[picture(64, 64)]),
        written(picture(600, 400), "WEBP", exif=exif(), xmp=b"<x>hemligt http://x 59.6099</x>"),
        png_with_texts(),
        written(picture(), "JPEG", exif=exif()) + b"hemligt 59.6099 efter bilden",
    ],
    ids=["jpeg", "mpo", "webp", "png", "behind"],
)
def test_nothing_that_tells_of_place_or_camera_is_left_in_the_bytes(content: bytes) -> None:
    assert any(trace in content for trace in TRACES)
    kept = kept_photo(content, "IMG_1.jpg")
    assert [trace for trace in TRACES if trace in kept.content] == []
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.format == "JPEG"
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert image.size == (kept.width, kept.height)
        assert max(image.size) <= LONGEST_SIDE_PIXELS
        middle = kept.height // 2
        assert image.getpixel((kept.width // 4, middle)) > (200, 200, 200)
        assert image.getpixel((3 * kept.width // 4, middle)) < (60, 60, 60)


def test_a_photo_is_turned_as_the_camera_says_before_that_is_forgotten() -> None:
    kept = kept_photo(written(picture(), "JPEG", exif=exif(turned=6)), "staende.jpg")
    assert kept.height > kept.width
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.getpixel((kept.width // 2, kept.height // 4)) > (200, 200, 200)
        assert image.getpixel((kept.width // 2, 3 * kept.height // 4)) < (60, 60, 60)


def test_what_can_be_seen_through_stands_on_white() -> None:
    kept = kept_photo(written(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"), "genomskinlig.png")
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.getpixel((20, 20)) > (240, 240, 240)


def test_what_is_no_photo_is_refused_in_words() -> None:
    cut = written(picture(), "JPEG")[:2000]
    bomb = written(Image.new("1", (10_000, 9_000)), "PNG")
    heic = b"\0\0\0\x18ftypheic" + b"\0" * 64
    told = {}
    files = {"cut": cut, "text": b"<svg onload=x>", "bomb": bomb, "empty": b"", "heic": heic, "gif": b"GIF89a"}
    for name, content in files.items():
        with pytest.raises(InputFault) as refused:
            kept_photo(content, f"..\\..\\{name}.jpg")
        told[name] = str(refused.value)
    assert all("Det du skrivit står kvar" in text and ".." not in text for text in told.values())
    assert "10000 × 9000 bildpunkter" in told["bomb"]
    assert "HEIC" in told["heic"]
