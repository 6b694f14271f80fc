"""The first page has no name in its address; a link with its name leads there all the same."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route


def first_page_route(name: str) -> Route:
    """`/oversikt?omrade=…` → `/?omrade=…`."""

    def to_root(request: Request) -> Response:
        query = request.url.query
        return RedirectResponse(f"./?{query}" if query else "./", status_code=307)

    return Route(f"/{name}", to_root)
