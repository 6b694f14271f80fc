"""Save, and at once: a second click, another widget, a reloaded page, a closed tab, a killed server.

`python -m tests.bench saves 100` tries each way a hundred times, half of them with a new problem and half with a report
that is changed, over the server's own websocket. Looked for afterwards: half and double rows, rows without their audit
row, texts that are gone, and whether whoever looks is told the truth about what was saved.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from sqlalchemy import Engine

from lib.store.audit import verify
from lib.store.database import open_apart
from tests.bench.load import Seen
from tests.bench.saved_forms import FORMS, NOT_SAVED, RECEIPTS, Form, Tab, n_audited, saved_of
from tests.bench.told import tell
from tests.browser.app_server import free_port, running_app
from tests.chain_rows import problem
from tests.made_up import workspace_with
from tests.plans import report, reports, write_plan

N_TIMES = 100
LONGEST_PAUSE = 0.25
"""Seconds after the click that the other thing happens at the latest: before, during and after the saving."""
BUSY, SHORTLY = 0.5, 0.05
"""Seconds that another writer has the store in every second try, and that it gets to take it."""
WAYS = {
    "double": "två klick",
    "other": "klick på något annat",
    "reloaded": "sidan laddas om",
    "closed": "fliken stängs",
    "killed": "servern dödas",
}


@dataclass
class Tally:
    """How often each thing happened in one way with one form."""

    n_saved: int = 0
    n_half: int = 0
    n_double: int = 0
    n_lost: int = 0
    n_untold: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass
class Place:
    """A server that can be killed, its store, and what stands on pages that fail."""

    folder: Path
    port: int
    engine: Engine
    seen: Seen = field(default_factory=Seen)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def main(n_times: int = N_TIMES) -> None:
    tallies = {(way, form.name): Tally() for way in WAYS for form in FORMS}
    with tempfile.TemporaryDirectory() as folder:
        place = _made(Path(folder))
        start, imported = time.perf_counter(), _n_apart(place.engine)
        with _server(place):
            asyncio.run(_while_it_runs(place, tallies, n_times))
        _killed(place, tallies, n_times)
        seconds, check, n_apart = time.perf_counter() - start, verify(place.engine), _n_apart(place.engine) - imported
        place.engine.dispose()
    tell("Spara och något samtidigt: skrivningar utan rad i loggen", abs(n_apart), "rader", 0)
    tell("Spara och något samtidigt: kedjan bruten", int(not check.is_whole), "gånger", 0)
    tell("Spara och något samtidigt: fel på sidan", len(place.seen.faults), "gånger", 0)
    tell("Spara och något samtidigt: tid", seconds, "s")


def _made(folder: Path) -> Place:
    write_plan(folder)
    rows = reports(report("7.1", "2025-2", "gatan", "pagar", done="Börjat"))
    problem(workspace_with(folder, activity_reports=rows), title="Det första")
    return Place(folder, free_port(), open_apart(f"sqlite:///{folder / 'store.db'}"))


def _server(place: Place):  # type: ignore[no-untyped-def]
    surroundings = {
        "LAGESBILD_ROOT": str(place.folder), "LAGESBILD_DATABASE_URL": f"sqlite:///{place.folder / 'store.db'}",
    }  # fmt: skip
    return running_app(place.folder / "server", environment=surroundings, port=place.port)


async def _while_it_runs(place: Place, tallies: dict[tuple[str, str], Tally], n_times: int) -> None:
    ways: dict[str, Callable[[Tab, random.Random], Awaitable[str | None]]] = {
        "double": _double, "other": _other, "reloaded": _reloaded, "closed": _closed,
    }  # fmt: skip
    for way, disturb in ways.items():
        for form in FORMS:
            tab = await _opened(place, form)
            for n in range(n_times // len(FORMS)):
                chance, text = random.Random(f"{way} {n}"), f"Prov {way} nummer {n} slut"
                before = saved_of(place.engine, form, text).n_writes
                await tab.write(text)
                busy = asyncio.create_task(asyncio.to_thread(_hold, place.engine, n % 2 * BUSY))
                await asyncio.sleep(SHORTLY)
                await tab.press()
                await asyncio.sleep(chance.uniform(0, LONGEST_PAUSE))
                said = await disturb(tab, chance)
                await busy
                tab = await _judge(place, tallies[way, form.name], form, text, before, said)
            await tab.close()
            _tell(way, form, tallies[way, form.name], n_times)


def _hold(engine: Engine, seconds: float) -> None:
    """Somebody else writes: whoever saves has to wait, which gives the next click its time."""
    with engine.begin():
        time.sleep(seconds)


async def _opened(place: Place, form: Form) -> Tab:
    tab = Tab(place.url, place.seen, form)
    await tab.open()
    return tab


async def _double(tab: Tab, _chance: random.Random) -> str:
    await tab.press()
    said = await tab.listen()
    await tab.drop()
    return said


async def _other(tab: Tab, chance: random.Random) -> str:
    """Half of the times the menu, and back again."""
    leaves = chance.random() < 0.5
    await tab.touch_another("atgarder" if leaves else None)
    said = await tab.listen()
    if leaves:
        said += await tab.open()
    await tab.drop()
    return said


async def _reloaded(tab: Tab, _chance: random.Random) -> None:
    await tab.drop()


async def _closed(tab: Tab, _chance: random.Random) -> None:
    await tab.close()
    await asyncio.sleep(1)


def _killed(place: Place, tallies: dict[tuple[str, str], Tally], n_times: int) -> None:
    """Both forms are saved in the moment before; the next server tells what became of them."""
    pressed: list[tuple[Form, str, int]] = []
    for n in range(n_times // len(FORMS) + 1):
        with _server(place):
            pressed = asyncio.run(_judge_and_press(place, tallies, pressed, f"Prov killed nummer {n} slut"))
            time.sleep(random.Random(n).uniform(0, LONGEST_PAUSE))
            psutil.Process().children()[-1].kill()
    for form in FORMS:
        _tell("killed", form, tallies["killed", form.name], n_times)


async def _judge_and_press(
    place: Place, tallies: dict[tuple[str, str], Tally], pressed: list[tuple[Form, str, int]], text: str
) -> list[tuple[Form, str, int]]:
    for form, earlier, n_before in pressed:
        await (await _judge(place, tallies["killed", form.name], form, earlier, n_before, None)).close()
    now = [(form, text, saved_of(place.engine, form, text).n_writes) for form in FORMS]
    tabs = [await _opened(place, form) for form in FORMS]
    for tab in tabs:
        await tab.write(text)
    for tab in tabs:
        await tab.press()
    return now


async def _judge(place: Place, tally: Tally, form: Form, text: str, n_before: int, said: str | None) -> Tab:
    """`said` is what the same tab was told; None when it is gone. The tab of whoever comes back afterwards."""
    back = Tab(place.url, place.seen, form)
    shown = await back.open()
    found = saved_of(place.engine, form, text)
    waits = NOT_SAVED in shown
    tally.n_saved += found.n_rows > 0
    tally.n_half += found.n_half
    tally.n_double += found.n_rows > 1 or found.n_writes > n_before + 1
    tally.n_lost += not found.n_rows and text not in shown
    is_told = waits == (found.n_rows == 0)
    if said is not None and found.n_rows:
        is_told = is_told and any(receipt in said for receipt in RECEIPTS)
    tally.n_untold += not is_told
    if found.n_rows > 1 or not is_told:
        tally.examples.append(f"{text}: {found}, sägs vara osparat: {waits}")
    return back


def _tell(way: str, form: Form, tally: Tally, n_times: int) -> None:
    what = f"Spara och {WAYS[way]}, {form.name}"
    tell(f"{what}: hann sparas av {n_times // len(FORMS)}", tally.n_saved, "gånger")
    tell(f"{what}: halva rader", tally.n_half, "gånger", 0)
    tell(f"{what}: dubbla rader eller skrivningar", tally.n_double, "gånger", 0)
    tell(f"{what}: texter som är borta", tally.n_lost, "gånger", 0)
    tell(f"{what}: får inte veta hur det gick", tally.n_untold, "gånger", 0)
    for example in tally.examples[:3]:
        print(f"  {example}")


def _n_apart(engine: Engine) -> int:
    """Writes without a row in the log."""
    return sum(saved_of(engine, form, "").n_writes for form in FORMS) - n_audited(engine)
