"""Forms that are filled in and saved over the server's websocket, as a browser's tab does it."""

import asyncio
from dataclasses import dataclass

from sqlalchemy import Engine, func, select
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from lib.store.tables import activity_reports, audit_log, problems
from tests.bench.load import SECONDS_TO_ANSWER, Seen, Session, words

QUIET = 0.6
"""Seconds without a word: nothing more comes of what was sent."""
NOT_SAVED = "inte sparat"
RECEIPTS = ("Sparat ", "Problemet är skapat", "Inget är ändrat sedan det sparades")
"""What tells that it is saved; the last to a second click that finds it done."""


@dataclass(frozen=True)
class Form:
    """`place` begins the keys of its widgets, and `fields` are two that get the same text."""

    name: str
    page: str
    question: str
    place: str
    fields: tuple[str, str]


FORMS = (
    Form("nytt problem", "problem", "vy=nytt", "problem-nytt", ("title", "description")),
    Form("ändrad rapport", "handlingsplan", "aktivitet=7.1&plan_halvar=2025-2",
         "rapport-provplan_2025_2026-7.1-2025-2-gatan", ("done", "result")),
)  # fmt: skip


class Tab(Session):
    """A tab with one form open. A browser sends what stands in every field with each message, and so does this."""

    def __init__(self, url: str, seen: Seen, form: Form) -> None:
        super().__init__(url, seen, 0)
        self._form, self._written = form, list[WidgetState]()
        self._ids: dict[str, str | None] = {}

    async def open(self) -> str:
        page = await self._run(self._form.page, self._form.question, [])
        self._ids = {name: self._id_of(page, f"{self._form.place}-{name}") for name in (*self._form.fields, "spara")}
        return page

    async def write(self, text: str) -> None:
        """In both fields, and leave them: the text is sent."""
        if not all(self._ids.values()):
            raise RuntimeError(f"no such form: {self._form.name}")
        self._written = [WidgetState(id=self._ids[name], string_value=text) for name in self._form.fields]
        await self._run(self._form.page, self._form.question, self._written)

    async def press(self) -> None:
        click = WidgetState(id=self._ids["spara"], trigger_value=True)
        await self._send(self._form.page, self._form.question, [*self._written, click])

    async def touch_another(self, page: str | None = None) -> None:
        """Another widget on the same page, or the menu."""
        if page is None:
            await self._send(self._form.page, self._form.question, self._written)
        else:
            await self._send(page, "", [])

    async def listen(self) -> str:
        """All that is said until the runs have ended and nothing more comes."""
        said, is_running = [], True
        while True:
            try:
                async with asyncio.timeout(SECONDS_TO_ANSWER if is_running else QUIET):
                    message = await self._socket.recv()  # type: ignore[union-attr]
            except TimeoutError:
                if is_running:
                    raise
                return "\n".join(said)
            kind = ForwardMsg.FromString(message).WhichOneof("type")  # type: ignore[arg-type]
            is_running = kind == "new_session" or (is_running and kind != "script_finished")
            said.append(words(message))  # type: ignore[arg-type]

    async def drop(self) -> None:
        """The line breaks, and nobody says goodbye."""
        if self._socket is not None:
            self._socket.transport.abort()
            self._socket = None


@dataclass(frozen=True)
class Saved:
    """What the store has of one text: rows, of which half ones; and how many times anything was written."""

    n_rows: int
    n_half: int
    n_writes: int


def saved_of(engine: Engine, form: Form, text: str) -> Saved:
    """`n_writes` is of the whole table."""
    table = problems if form.page == "problem" else activity_reports
    first, second = (table.c[name] for name in form.fields)
    with engine.connect().execution_options(reads_only=True) as connection:
        rows = connection.execute(select(first, second).where((first == text) | (second == text))).all()
        n_writes = connection.execute(select(func.sum(table.c.version))).scalar_one()
    return Saved(len(rows), sum(row[0] != row[1] for row in rows), int(n_writes))


def n_audited(engine: Engine) -> int:
    """Rows of the log about the two tables."""
    of_tables = audit_log.c.object.like("problems %") | audit_log.c.object.like("activity_reports %")
    with engine.connect().execution_options(reads_only=True) as connection:
        return int(connection.execute(select(func.count()).where(of_tables)).scalar_one())
