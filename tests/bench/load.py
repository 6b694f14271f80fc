"""Many people at once: sessions that speak the server's own websocket, look, change filters, write and save.

`python -m tests.bench load 20 40` has 20 sessions for 40 seconds; without numbers 50 for 300. A third is the
think time, and a fourth how many servers share the store, as behind the proxy of the operations guide. Each session
saves reports of an activity of its own, and what was confirmed is looked for afterwards.
"""

import asyncio
import random
import re
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import quantiles

import psutil
import websockets
from sqlalchemy import select
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT
from lib.store.audit import verify
from lib.store.database import open_apart
from lib.store.folders import read_definitions
from lib.store.tables import activity_reports
from tests.bench.told import tell
from tests.browser.app_server import running_app

OPEN_WITHIN, SAVE_EVERY, SECONDS_TO_ANSWER, SECONDS_TO_LOAD = 5.0, 4, 60.0, 600.0
LIMITS = {"look": 1.0, "save": 1.5, "open": 5.0}
MOST_GROWTH_MB = 300
EXAMPLE = "1980-vasteras"
HALVES = ("2024-2", "2024-1", "2023-2")
LOOKS = (
    ("", ("", "omrade=1980R046", "tema=narkotika", "period=2025-07--2025-12", "kon=women")),
    ("omrade", ("omrade=1980R046", "omrade=1980R001", "omrade=1980R010&tema=miljo")),
    ("jamfor", ("", "tema=vald_hot")),
    ("atgarder", ("",)),
    ("otrygga_platser", ("",)),
)


@cache
def activities() -> tuple[tuple[str, str, str], ...]:
    """Plan, activity and leading board of every activity in the example's plan."""
    plan = read_definitions(MunicipalityFolder(PROJECT_ROOT, EXAMPLE)).plan
    return tuple((plan.id, one.id, one.lead) for one in plan.activities) if plan else ()


@dataclass
class Seen:
    """Seconds by what was done, faults, and the last text of each session that the page said was saved."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {"open": [], "look": [], "save": []})
    faults: list[str] = field(default_factory=list)
    confirmed: dict[tuple[str, str], str] = field(default_factory=dict)
    n_confirmed: int = 0


def main(n_sessions: int = 50, seconds: int = 300, think: int = 15, n_servers: int = 1) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        urls = [_server(running, Path(folder), number) for number in range(n_servers)]
        before, seen = _memory(), Seen()
        asyncio.run(_everybody(urls, seen, n_sessions, seconds, think))
        after = _memory()
        n_missing, log_is_whole = _look_for(Path(folder), seen)
    tell("Servrar som delar på databasen", n_servers, "st")
    _tell(seen, n_sessions, n_missing)
    for was, became in zip(before, after, strict=True):
        tell("En servers minne före", was, "MB")
        tell("En servers minne efter", became, "MB", was + MOST_GROWTH_MB)
    tell("Loggens kedja bruten", int(not log_is_whole), "gånger", 0)


def _server(running: ExitStack, folder: Path, number: int) -> str:
    """A server that has been visited once."""
    same_store = {"LAGESBILD_STORE": str(folder)}
    url = running.enter_context(running_app(folder / f"server-{number}", environment=same_store))
    asyncio.run(_warm_up(url))
    return url


def _memory() -> list[float]:
    """In MB, of each server."""
    return [server.memory_info().rss / 1e6 for server in psutil.Process().children()]


async def _warm_up(url: str) -> None:
    """The first to come reads in the example; nobody waits for that again."""
    first = Session(url, Seen(), 0, SECONDS_TO_LOAD)
    await first.look("", "")
    await first.close()


async def _everybody(urls: list[str], seen: Seen, n_sessions: int, seconds: int, think: int) -> None:
    until = time.monotonic() + OPEN_WITHIN + seconds
    tasks = [
        asyncio.create_task(_person(urls[n % len(urls)], seen, n, n_sessions, until, think)) for n in range(n_sessions)
    ]
    for done in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(done, BaseException):
            seen.faults.append(f"{type(done).__name__}: {done}"[:200])


async def _person(url: str, seen: Seen, number: int, n_sessions: int, until: float, think: int) -> None:
    chance, person = random.Random(number), Session(url, seen, number)
    await asyncio.sleep(OPEN_WITHIN * number / n_sessions)
    await person.look("", "", "open")
    step = 0
    while time.monotonic() < until:
        await asyncio.sleep(chance.uniform(0.5, 1.5) * think)
        step += 1
        if step % SAVE_EVERY == number % SAVE_EVERY:
            await person.save(step, chance)
        else:
            page, questions = chance.choice(LOOKS)
            await person.look(page, chance.choice(questions))
    await person.close()


def words(message: bytes) -> str:
    """A message of the server's: texts and names stand in it as they are."""
    return message.decode("utf-8", "replace")


class Session:
    """One browser tab."""

    def __init__(self, url: str, seen: Seen, number: int, patience: float = SECONDS_TO_ANSWER) -> None:
        self._url, self._seen, self._number, self._patience = url, seen, number, patience
        self._socket: websockets.ClientConnection | None = None

    async def look(self, page: str, question: str, what: str = "look") -> str:
        """Ask for a page and read until it is drawn; everything it says."""
        start = time.perf_counter()
        said = await self._run(page, question, [])
        self._seen.seconds[what].append(time.perf_counter() - start)
        return said

    async def save(self, step: int, chance: random.Random) -> None:
        """Write in a form and press its button, as one run: the text and the click come together."""
        known = activities()
        plan, activity, board = known[self._number % len(known)]
        half = HALVES[self._number // len(known) % len(HALVES)]
        question = f"aktivitet={activity}&plan_halvar={half}"
        page = await self.look("handlingsplan", question)
        place, text = f"rapport-{plan}-{activity}-{half}-{board}", f"Belastning {self._number} nr {step}"
        ids = {name: self._id_of(page, f"{place}-{name}") for name in ("done", "spara", "reason")}
        if not ids["done"] or not ids["spara"]:
            self._seen.faults.append(f"formuläret för {activity} {half} visades inte")
            return
        states = [WidgetState(id=ids["done"], string_value=text), WidgetState(id=ids["spara"], trigger_value=True)]
        if ids["reason"]:  # the last report says that the activity is over, which takes a reason
            states.append(WidgetState(id=ids["reason"], string_value=text))
        await asyncio.sleep(chance.uniform(0, 1))
        start = time.perf_counter()
        said = await self._run("handlingsplan", question, states)
        self._seen.seconds["save"].append(time.perf_counter() - start)
        if "Sparat " in said:
            self._seen.confirmed[activity, half] = text
            self._seen.n_confirmed += 1
        elif "inte sparad" in said:
            told = said[max(0, said.index("inte sparad") - 100) :][:300]
            self._seen.faults.append("rapporten sparades inte: " + "".join(filter(str.isprintable, told)))

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def _run(self, page: str, question: str, states: list[WidgetState]) -> str:
        await self._send(page, question, states)
        return await self._read(page, question)

    async def _send(self, page: str, question: str, states: list[WidgetState]) -> None:
        if self._socket is None:
            address = f"{self._url.replace('http', 'ws', 1)}/_stcore/stream"
            kinds = [websockets.Subprotocol("streamlit")]
            self._socket = await websockets.connect(
                address, subprotocols=kinds, origin=self._url, max_size=None, open_timeout=SECONDS_TO_ANSWER
            )  # type: ignore[arg-type]
        asked = BackMsg()
        asked.rerun_script.query_string = question
        asked.rerun_script.page_name = page
        asked.rerun_script.widget_states.widgets.extend(states)
        await self._socket.send(asked.SerializeToString())

    async def _read(self, page: str, question: str) -> str:
        """All that is said until a run has come to its end."""
        said: list[str] = []
        async with asyncio.timeout(self._patience):
            while True:
                message = await self._socket.recv()  # type: ignore[union-attr]
                got = ForwardMsg.FromString(message)  # type: ignore[arg-type]
                said.append(words(message))  # type: ignore[arg-type]
                if got.delta.new_element.WhichOneof("type") == "exception":
                    self._seen.faults.append(f"{page}?{question}: {got.delta.new_element.exception.message}"[:200])
                if "lämna felnumret" in said[-1]:
                    self._seen.faults.append(f"{page}?{question}: sidan kunde inte visas")
                if got.WhichOneof("type") == "script_finished":
                    if got.script_finished == ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN:
                        continue
                    return "\n".join(said)

    @staticmethod
    def _id_of(page: str, key: str) -> str | None:
        """The id that Streamlit gave the widget with the key: it ends with it."""
        found = re.search(rf"\$\$ID-[0-9a-f]+-{re.escape(key)}", page)
        return found[0] if found else None


def _look_for(folder: Path, seen: Seen) -> tuple[int, bool]:
    """How many texts that were said to be saved are not in the store, and whether the log is whole."""
    engine = open_apart(f"sqlite:///{folder / 'lagesbild.db'}")
    with engine.connect().execution_options(reads_only=True) as connection:
        rows = connection.execute(select(activity_reports)).mappings().all()
    there = {(row["activity"], f"{row['year']}-{row['half']}"): row["done"] for row in rows}
    check = verify(engine)
    engine.dispose()
    return sum(there.get(key) != text for key, text in seen.confirmed.items()), check.is_whole


def _tell(seen: Seen, n_sessions: int, n_missing: int) -> None:
    names = {"open": "Öppna", "look": "Byta sida eller filter", "save": "Spara"}
    for what, seconds in seen.seconds.items():
        if len(seconds) > 1:
            cuts = quantiles(seconds, n=20, method="inclusive")
            tell(f"{names[what]}, {n_sessions} samtidigt: hälften inom", cuts[9], "s")
            tell(f"{names[what]}, {n_sessions} samtidigt: 95 % inom", cuts[18], "s", LIMITS[what])
        tell(f"{names[what]}: hur många", len(seconds), "gånger")
    tell("Fel", len(seen.faults), "gånger", 0)
    for fault in sorted(set(seen.faults))[:5]:
        print(f"  {fault}")
    tell("Sparat enligt sidan", seen.n_confirmed, "gånger")
    tell("Sparat enligt sidan men inte i databasen", n_missing, "gånger", 0)
