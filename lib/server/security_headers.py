"""Headers that keep the browser from doing what the app never asks for."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.server.network_errors import answer_with_number

ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?")
ONE_YEAR = 31_536_000

PAGE_SCRIPTS = "'self' 'unsafe-eval'"  # Vega compiles its charts into functions
FRAME_SCRIPTS = "'self' 'unsafe-inline' 'unsafe-eval'"  # streamlit-folium writes and evals the map in its frame
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # a picture or download opened by itself

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=(), payment=(), usb=(), browsing-topics=()",
}


def document_policy(script_sources: str, image_hosts: tuple[str, ...] = ()) -> str:
    """Return the Content-Security-Policy of a document. `image_hosts` are origins that may serve map tiles."""
    if bad := [host for host in image_hosts if not ORIGIN.fullmatch(host)]:
        raise ValueError(f"not an origin: {bad}")
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {script_sources}",
            "style-src 'self' 'unsafe-inline'",  # Streamlit and Leaflet style elements one by one
            " ".join(("img-src 'self' data: blob:", *image_hosts)),
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "connect-src 'self'",  # covers the websocket of the same host
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


class SecurityHeaders:
    """Put the headers on every HTTP response, also on one for an exception; websockets pass untouched."""

    def __init__(self, app: ASGIApp, image_hosts: tuple[str, ...] = ()) -> None:
        self.app = app
        self.policies = {
            "/component/": document_policy(FRAME_SCRIPTS, image_hosts),
            "/media/": FILE_POLICY,
            "/": document_policy(PAGE_SCRIPTS, image_hosts),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers(scope))
                if _is_https(scope):
                    headers.raw[:] = [_secure(name, value) for name, value in headers.raw]
            await send(message)

        await answer_with_number(self.app, scope, receive, send_with_headers)

    def _headers(self, scope: Scope) -> dict[str, str]:
        policy = next(policy for prefix, policy in self.policies.items() if scope["path"].startswith(prefix))
        headers = {**FIXED, "Content-Security-Policy": policy}
        if _is_https(scope):
            headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
        return headers


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A cookie that came over TLS never goes back without it; Streamlit does not say so of its own."""
    if name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        return name, value + b"; Secure"
    return name, value


def _is_https(scope: Scope) -> bool:
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "")
    return bool(scope["scheme"] == "https" or forwarded.split(",")[0].strip() == "https")
