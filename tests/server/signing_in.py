"""Signing in without a browser: the real app, a real identity provider on this machine, and tabs that speak Streamlit's
websocket."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.app_server import free_port, running_app

SECRET = "a" * 40
SECONDS = 60


@contextmanager
def app_with_sign_in(root: Path, provider: str, **more: str) -> Iterator[str]:
    """The address of the app, whose municipality lies under `root` and whose users sign in at `provider`."""
    port = free_port()
    home = root / "home"
    (home / ".streamlit").mkdir(parents=True)
    (home / ".streamlit" / "secrets.toml").write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "lagesbild"
client_secret = "hemligt"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    environment = {
        "HOME": str(home),
        "LAGESBILD_SIGN_IN": "on",
        "LAGESBILD_ROLE_CLAIM": "roles",
        "LAGESBILD_ROLE_FILE": str(root / "roles.yaml"),
        "LAGESBILD_ROOT": str(root),
        "LAGESBILD_DATABASE_URL": f"sqlite:///{root / 'store.db'}",
        "NO_PROXY": "127.0.0.1",
        **more,
    }
    with running_app(root / "server", environment=environment, port=port) as url:
        yield url


class Person:
    """Somebody with a browser: cookies, and tabs that share them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = httpx.Client(base_url=url, trust_env=False, timeout=SECONDS)
        self.http.get("/_stcore/host-config")
        self.http.get("/_stcore/health")

    def signs_in(self, subject: str) -> "Person":
        """Click "Logga in", choose `subject` at the provider and come back with the cookie."""
        with self.tab() as tab:
            door = tab.opens()
            login = tab.clicks(door, "Logga in").redirect
        at_provider = self.http.get(login, follow_redirects=True)
        answered = self.http.post(str(at_provider.url), data={"sub": subject, "action": "authorize"})
        self.callback = self.http.get(answered.headers["location"])
        assert self.callback.status_code == 302, self.callback.text
        return self

    @contextmanager
    def tab(self) -> "Iterator[Tab]":
        cookies = {cookie.name: cookie.value for cookie in self.http.cookies.jar}
        token = cookies.get("_streamlit_xsrf", "none")
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        with connect(
            f"ws://{urlsplit(self.url).netloc}/_stcore/stream",
            subprotocols=["streamlit", token],  # type: ignore[list-item]
            additional_headers=headers,
            origin=self.url,  # type: ignore[arg-type]
            max_size=None,
            proxy=None,
        ) as socket:
            yield Tab(socket)


class Seen:
    """What one run of the page sent to the browser."""

    def __init__(self, messages: list[ForwardMsg]) -> None:
        self.messages = messages
        self.bytes = b"".join(message.SerializeToString() for message in messages)

    def __contains__(self, text: str) -> bool:
        return text.encode() in self.bytes

    @property
    def elements(self) -> list:
        return [m.delta.new_element for m in self.messages if m.WhichOneof("type") == "delta"]

    @property
    def pages(self) -> set[str]:
        """Addresses in the navigation."""
        return {
            page.url_pathname
            for message in self.messages
            if message.WhichOneof("type") == "navigation"
            for page in message.navigation.app_pages
            if not page.is_hidden
        }

    @property
    def redirect(self) -> str:
        return next(m.auth_redirect.url for m in self.messages if m.WhichOneof("type") == "auth_redirect")

    @property
    def pulse(self) -> tuple[float, str]:
        """Seconds between two looks of an open tab, and the fragment that looks."""
        found = [m.auto_rerun for m in self.messages if m.WhichOneof("type") == "auto_rerun"]
        return found[0].interval, found[0].fragment_id

    @property
    def media(self) -> list[str]:
        return re.findall(r"/media/[0-9a-f]+\.[a-z]+", self.bytes.decode("utf-8", "replace"))

    def button(self, label: str) -> str:
        return next(e.button.id for e in self.elements if e.WhichOneof("type") == "button" and e.button.label == label)


class Tab:
    """One open page."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._page = ""

    def opens(self, page: str = "", query: str = "") -> Seen:
        self._page = page
        return self._run(query=query)

    def clicks(self, seen: Seen, label: str) -> Seen:
        return self._run(button=seen.button(label))

    def looks(self, fragment: str) -> Seen:
        """What an open tab does by itself: run a fragment, and all of the page if the fragment asks for that."""
        return self._run(fragment=fragment)

    def _run(self, query: str = "", button: str = "", fragment: str = "") -> Seen:
        request = BackMsg()
        request.rerun_script.page_name = self._page
        request.rerun_script.query_string = query
        if button:
            request.rerun_script.widget_states.widgets.add(id=button, trigger_value=True)
        request.rerun_script.fragment_id = fragment
        self._socket.send(request.SerializeToString())
        return Seen(list(self._until_finished()))

    def _until_finished(self) -> Iterator[ForwardMsg]:
        """A run that asks for another is finished early and goes on."""
        while True:
            frame = self._socket.recv(timeout=SECONDS)
            assert isinstance(frame, bytes)
            message = ForwardMsg.FromString(frame)
            yield message
            if message.WhichOneof("type") == "script_finished" and message.script_finished in (
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
                ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
            ):
                return
