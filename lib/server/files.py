"""The few files that the app serves itself: Leaflet, and what lies in lib/ui/static."""

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from xstatic.pkg import leaflet

LEAFLET_FOLDER = f"/leaflet/{leaflet.VERSION}"
LEAFLET_FILES = (
    "leaflet.js",
    "leaflet.css",
    "images/layers.png",
    "images/layers-2x.png",
    "images/marker-icon.png",
    "images/marker-icon-2x.png",
    "images/marker-shadow.png",
)
OWN_FOLDER = Path(__file__).resolve().parents[1] / "ui" / "static"
OWN_PREFIX = "/filer"

FOREVER = "public, max-age=31536000, immutable"  # version or content stands in the address


def url_of(own_file: str) -> str:
    """Return the address of one of our files: a new one when its content is new."""
    digest = hashlib.sha256((OWN_FOLDER / own_file).read_bytes()).hexdigest()[:8]
    return f"{OWN_PREFIX}/{own_file}?v={digest}"


def file_routes() -> list[BaseRoute]:
    """Return a route for each file that may be had; other names under the same folders are not found."""
    own_files = sorted(file.name for file in OWN_FOLDER.iterdir() if file.is_file())
    return [
        Mount(LEAFLET_FOLDER, routes=[_route(Path(leaflet.BASE_DIR), name) for name in LEAFLET_FILES]),
        Mount(OWN_PREFIX, routes=[_route(OWN_FOLDER, name) for name in own_files]),
    ]


def _route(folder: Path, name: str) -> BaseRoute:
    def serve(request: Request) -> Response:
        return FileResponse(folder / name, headers={"Cache-Control": FOREVER})

    return Route(f"/{name}", serve)
