"""The HTML document around every page: Streamlit's own, said in Swedish and without what we do not use."""

import re
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from lib.server.files import url_of

OTHER_DOCUMENTS = ("/_stcore/", "/component/", "/media/", "/static/", "/leaflet/", "/filer/")
NOSCRIPT = "<noscript><p>Lägesbild behöver JavaScript. Slå på det i webbläsaren och ladda om sidan.</p></noscript>"

CHANGES = (
    (r'<html lang="en">', '<html lang="sv">'),
    (r"<title>.*?</title>", "<title>Lägesbild</title>"),
    (r'<link rel="shortcut icon"[^>]*>', f'<link rel="icon" href=".{url_of("lagesbild.svg")}" />'),
    (r'<link\s+rel="preload"[^>]*as="font"[^>]*>', ""),  # the theme uses the fonts of the machine
    (r'<link rel="service-desc"[^>]*>', ""),
    (r"<script>.*?</script>", ""),  # a flag for search engines; without it no script stands in the page itself
    (r"<!--.*?-->", ""),
    (r"</head>", f'<link rel="stylesheet" href=".{url_of("lagesbild.css")}"></head>'),
    (r"</head>", f'<script src=".{url_of("svenska.js")}"></script></head>'),
    (r"</head>", f'<script src=".{url_of("hjalpmedel.js")}"></script></head>'),
    (r"</head>", f'<script src=".{url_of("skrivet.js")}"></script></head>'),
    (r"</head>", f'<script src=".{url_of("nasta_stopp.js")}"></script></head>'),
    (r"<noscript>.*</noscript>", NOSCRIPT),
)


def page_shell(html: str) -> str:
    """Return Streamlit's index page with our language, title, icon and style sheet."""
    for pattern, replacement in CHANGES:
        html = re.sub(pattern, replacement, html, flags=re.DOTALL)
    return html


class PageShell:
    """Answer with the changed document wherever Streamlit would send its index page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        index = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
        self.body = page_shell(index).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(OTHER_DOCUMENTS):
            await self.app(scope, receive, send)
            return
        is_ours = False

        async def send_shell(message: Message) -> None:
            nonlocal is_ours
            if message["type"] == "http.response.start" and _is_page(message):
                is_ours = True
                await send({**message, "headers": self._headers(message)})
            elif not is_ours:
                await send(message)
            elif not message.get("more_body"):
                await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else self.body})

        await self.app(_without_conditions(scope), receive, send_shell)

    def _headers(self, message: Message) -> list[tuple[bytes, bytes]]:
        cookies = [(name, value) for name, value in message["headers"] if name.lower() == b"set-cookie"]
        return [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(self.body)).encode()),
            (b"cache-control", b"no-cache"),
            *cookies,
        ]


def _is_page(message: Message) -> bool:
    return message["status"] == 200 and Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _without_conditions(scope: Scope) -> Scope:
    """Drop what would make Streamlit answer "not modified" or send a part: it knows only its own document."""
    dropped = {b"if-none-match", b"if-modified-since", b"range", b"if-range"}
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in dropped]}
