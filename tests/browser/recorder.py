"""What a page asked for and complained of, so that a test can say that there was nothing outside and nothing wrong."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Route, WebSocket

# On a deep link Streamlit's client first asks whether the app lies under a folder of that name.
PROBES = ("/_stcore/health", "/_stcore/host-config")
LOCAL_SCHEMES = {"data", "blob", "about"}


@dataclass
class Recorder:
    """Requests and complaints of every page of a browser context, the blocked ones too."""

    own_host: str
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.route(lambda url: not self._is_own(url), self._block)
        context.on("request", self._note_request)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("page", self._watch_page)

    def forget(self) -> None:
        """Begin anew for the next visitor."""
        self.requested.clear()
        self.complaints.clear()

    @property
    def outside(self) -> list[str]:
        return [url for url in self.requested if not self._is_own(url)]

    def _watch_page(self, page: Page) -> None:
        page.on("websocket", self._note_socket)

    def _note_request(self, request: Request) -> None:
        self.requested.append(request.url)

    def _note_socket(self, socket: WebSocket) -> None:
        self.requested.append(socket.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        source = message.location["url"]
        is_probe = "404" in message.text and urlsplit(source).path.endswith(PROBES)
        if message.type == "error" and not is_probe:
            self.complaints.append(f"{message.text} ({source})")

    def _block(self, route: Route) -> None:
        route.abort()

    def _is_own(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in LOCAL_SCHEMES or parts.netloc == self.own_host
