"""How much one session may lay on the server: a limit for each file alone does not keep the memory small."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

PREFIX = "/_stcore/upload_file/"
MOST_BYTES = 200_000_000
MOST_SESSIONS = 1_000
"""Of so many the sizes are remembered; then the oldest are forgotten."""


class UploadQuota:
    """Answer 413 when the files that a session has uploaded and not taken away would be more than `most_bytes`.

    The address is `/_stcore/upload_file/<session>/<file>`: PUT lays a file there and DELETE takes it away.
    """

    def __init__(self, app: ASGIApp, most_bytes: int = MOST_BYTES) -> None:
        self.app = app
        self.most_bytes = most_bytes
        self.sizes: dict[str, dict[str, int]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self.app(scope, receive, send)
            return
        session, _, file = scope["path"].removeprefix(PREFIX).partition("/")
        if scope["method"] == "DELETE":
            self.sizes.get(session, {}).pop(file, None)
        elif scope["method"] in ("PUT", "POST") and not self._has_room(session, file, Headers(scope=scope)):
            told = "Filerna är tillsammans för stora. Ta bort några och läs in dem efteråt."
            await PlainTextResponse(told, 413)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _has_room(self, session: str, file: str, headers: Headers) -> bool:
        """A body that does not say how long it is has no room: a browser always says it."""
        length = headers.get("content-length", "")
        held = self.sizes.get(session, {})
        if not length.isdigit() or sum(held.values()) - held.get(file, 0) + int(length) > self.most_bytes:
            return False
        while session not in self.sizes and len(self.sizes) >= MOST_SESSIONS:
            del self.sizes[next(iter(self.sizes))]
        self.sizes.setdefault(session, {})[file] = int(length)
        return True
