"""Routes of Streamlit that nobody here needs, and that tell of the inside or run the app without a browser."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")


class ClosedRoutes:
    """Answer 404 to everything under a closed address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(CLOSED):
            await PlainTextResponse("Finns inte.", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
