"""What a page asked for and complained of, so that a test can say that there was nothing outside and nothing wrong."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Route, WebSocket

# Chromium's opinion of how Streamlit writes its frames, the same on every page
KNOWN_COMPLAINTS = ("Unrecognized feature:", "allow-scripts and allow-same-origin")
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
        if message.type in {"error", "warning"} and not any(map(message.text.__contains__, KNOWN_COMPLAINTS)):
            self.complaints.append(f"{message.type}: {message.text}")

    def _block(self, route: Route) -> None:
        route.abort()

    def _is_own(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in LOCAL_SCHEMES or parts.netloc == self.own_host
