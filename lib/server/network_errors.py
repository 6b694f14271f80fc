"""What a browser gets when a route fails before the page has begun."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.server.error_numbers import log_with_number


async def answer_with_number(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Run `app`; an exception becomes a plain answer with an error number, sent by the same `send`.

    Starlette's own answer to an exception would pass outside our middleware and so lack its headers.
    """
    is_started = False

    async def send_and_note(message: Message) -> None:
        nonlocal is_started
        is_started = True
        await send(message)

    try:
        await app(scope, receive, send_and_note)
    except Exception as fault:
        number = log_with_number(fault, scope["path"])
        if is_started:
            raise
        await PlainTextResponse(f"Något gick fel. Felnummer: {number}", 500)(scope, receive, send)
