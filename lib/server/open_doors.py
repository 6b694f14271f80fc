"""Without sign-in the app is for the machine that it runs on, and for no other."""

from ipaddress import ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from lib.server.hosts import came_by_loopback

REFUSED = "Inloggning är av, och då svarar Lägesbild bara på den egna datorn. Den som sköter systemet kan slå på den."
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


def refuse_open_door(signs_in: bool) -> None:
    """Stop the start in words when anybody on the network could come in, or nobody could sign in.

    Raises SystemExit. Under another server than `streamlit run` the address is not known here: see `OwnMachineOnly`.
    """
    if signs_in:
        _refuse_without_provider()
        return
    address = config.get_option("server.address")
    if not _is_loopback(address):
        raise SystemExit(
            f"Lägesbild startar inte: inloggning är av, men servern skulle svara på {address or 'alla adresser'}.\n"
            "Slå på inloggning (LAGESBILD_SIGN_IN=on, se SECURITY.md), eller ta bort --server.address så att den bara "
            "svarar på den egna datorn."
        )


class OwnMachineOnly:
    """Answer 403 to everything that did not come to this machine's own address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or came_by_loopback(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(REFUSED, 403)(scope, receive, send)


def _refuse_without_provider() -> None:
    auth = secrets_singleton.get("auth", {}) if secrets_singleton.load_if_toml_exists() else {}
    missing = [name for name in NEEDED if not auth.get(name)]
    if missing:
        raise SystemExit(
            f"Lägesbild startar inte: inloggning är på, men [auth] i .streamlit/secrets.toml saknar "
            f"{', '.join(missing)}. Se SECURITY.md."
        )


def _is_loopback(address: str | None) -> bool:
    try:
        return address == "localhost" or ip_address(address or "").is_loopback
    except ValueError:
        return False
