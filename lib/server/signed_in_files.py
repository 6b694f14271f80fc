"""Files of a page only for those who are signed in: a link to a download must not be enough to have it."""

import json
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

GUARDED = ("/media/", "/_stcore/upload_file/")

Admits = Callable[[Mapping[str, Any]], bool]
"""Whether what the identity provider said of somebody opens the app now."""


class SignedInFiles:
    """Answer 403 to whoever asks for a file of a page, or sends one, without being signed in."""

    def __init__(self, app: ASGIApp, admits: Admits) -> None:
        self.app = app
        self.admits = admits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(GUARDED) and not await self._is_admitted(scope):
            await PlainTextResponse("Logga in först.", 403)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _is_admitted(self, scope: Scope) -> bool:
        claims = claims_in(Headers(scope=scope).get("cookie", ""))
        return claims is not None and await run_in_threadpool(self.admits, claims)


def claims_in(cookies: str) -> dict[str, Any] | None:
    """What the signed cookie of `st.login` says of its bearer; None when there is none or the signature is not ours."""
    sent = {name: morsel.value for name, morsel in SimpleCookie(cookies).items()}

    def opened(name: str) -> bytes | None:
        signed = sent.get(name)
        return None if signed is None else decode_signed_value(get_cookie_secret(), name, signed)

    content = get_cookie_with_chunks(opened, USER_COOKIE_NAME)
    if content is None:
        return None
    claims = json.loads(content)
    return claims if isinstance(claims, dict) and claims.get("is_logged_in") else None
