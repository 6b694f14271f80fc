"""Everything that `st.App` needs besides the script."""

import logging
import os
from typing import TypedDict

from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner_utils.script_run_context import OnScriptErrorHandler

from lib.server.addresses import first_page_route
from lib.server.awaited_answers import keep_awaited_answers
from lib.server.closed_routes import ClosedRoutes
from lib.server.files import file_routes
from lib.server.health import health_route
from lib.server.hosts import HostGate
from lib.server.open_doors import OwnMachineOnly, refuse_open_door
from lib.server.page_shell import PageShell
from lib.server.script_errors import show_error_number
from lib.server.security_headers import SecurityHeaders
from lib.server.signed_in_files import Admits, SignedInFiles
from lib.server.upload_quota import UploadQuota
from lib.server.whole_clicks import do_clicks_whole


class Hosting(TypedDict):
    routes: list[BaseRoute]
    middleware: list[Middleware]
    on_script_error: OnScriptErrorHandler


def hosting(first_page: str, image_hosts: tuple[str, ...] = (), admits: Admits | None = None) -> Hosting:
    """Return the keyword arguments of `st.App`: `app = st.App(__file__, **hosting(first_page="oversikt"))`.

    `image_hosts` are origins such as `https://tiles.example.se` that the settings name for base maps; nothing
    else may come from outside. `admits` is asked of those who have signed in. It is None while sign-in is off: then
    the app answers only on this machine, and SystemExit is raised when it is started on another address.

    `streamlit run` finds the server by reading app.py, so the literal call `st.App(...)` has to stand there.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    PagesManager.uses_pages_directory = False  # else a cold deep link is first looked up as Streamlit's own pages/
    do_clicks_whole()
    keep_awaited_answers()
    refuse_open_door(admits is not None)
    names = tuple(os.environ.get("LAGESBILD_HOSTS", "").replace(",", " ").split())
    return Hosting(
        routes=[health_route(), first_page_route(first_page), *file_routes()],
        middleware=[
            Middleware(SecurityHeaders, image_hosts=image_hosts),
            Middleware(HostGate, names=names),
            Middleware(SignedInFiles, admits=admits) if admits else Middleware(OwnMachineOnly),
            Middleware(ClosedRoutes),
            Middleware(UploadQuota),
            Middleware(PageShell),
        ],
        on_script_error=show_error_number,
    )
