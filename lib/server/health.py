"""`/halsa`: is the server up? For supervision, so nothing about the inside."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

VERSION = "0.1.0"


def health_route() -> BaseRoute:
    return Route("/halsa", _health)


def _health(request: Request) -> Response:
    return JSONResponse({"status": "ok", "version": VERSION}, headers={"Cache-Control": "no-store"})
