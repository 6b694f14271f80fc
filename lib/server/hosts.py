"""Refuse requests under a foreign name: a hostile page can point its own name at this machine (DNS rebinding)."""

import re
from ipaddress import IPv6Address, ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
HOST = re.compile(r"(?P<name>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")


class HostGate:
    """Let only known names in, for pages and websockets alike, when bound to loopback or when names are given.

    `names` are the extra names that the installation answers to; bound to other addresses and without
    names, whoever runs the proxy in front decides.
    """

    def __init__(self, app: ASGIApp, names: tuple[str, ...] = ()) -> None:
        self.app = app
        self.names = LOOPBACK_NAMES | {name.lower() for name in names}
        self.is_strict = bool(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self._is_welcome(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("Okänt värdnamn.", 421)(scope, receive, send)

    def _is_welcome(self, scope: Scope) -> bool:
        if not (self.is_strict or came_by_loopback(scope)):
            return True
        host = HOST.fullmatch(Headers(scope=scope).get("host", ""))
        return host is not None and host["name"].lower() in self.names


def came_by_loopback(scope: Scope) -> bool:
    """Whether the request came to an address that only this machine reaches."""
    address, _ = scope.get("server") or ("", None)
    try:
        received_at = ip_address(address)
    except ValueError:  # a Unix socket: only a proxy on this machine can reach it
        return False
    mapped = received_at.ipv4_mapped if isinstance(received_at, IPv6Address) else None
    return (mapped or received_at).is_loopback
