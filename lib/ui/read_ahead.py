"""Reading what the pages are made of while the server waits, so that no page's first visitor pays for it."""

import gc
import logging
import pkgutil
from importlib import import_module
from threading import Thread

from lib import actions, analysis, charts, maps, reports

PACKAGES = (analysis, charts, maps, actions, reports)
"""Not `ui`: a component's frame (the maps' and the slides') is only registered when its module is read by a script."""

_log = logging.getLogger(__name__)


def read_ahead() -> Thread:
    """Begin, and return at once; the thread never holds the server back from stopping."""
    reading = Thread(target=_read, name="read-ahead", daemon=True)
    reading.start()
    return reading


def _read() -> None:
    """What cannot be read stops the page that needs it; here it only stands in the log."""
    for package in PACKAGES:
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            try:
                import_module(module.name)
            except Exception:
                _log.exception("%s kunde inte läsas i förväg", module.name)
    gc.freeze()  # modules stay: to go through them for rubbish again and again holds everybody up for half a second
