"""What a click does is done to its end before the next click begins, and whatever becomes of the tab.

Streamlit lets each click stop the one before it, wherever that one next touches the session's memory. A save was then
broken off before it had begun, or when it was done but before anybody was told; and a second click on the same button
began to save beside the first. Here a click waits for the one before it in the same session, and nothing stops either
until it has come to its end: then the page is drawn for the last one only, as before.
"""

from functools import cache
from threading import Lock, RLock, local
from typing import Any
from weakref import WeakValueDictionary

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests
from streamlit.runtime.state.session_state import SessionState

_turns: WeakValueDictionary[str, Any] = WeakValueDictionary()
_taking = Lock()
_thread = local()


@cache
def do_clicks_whole() -> None:
    """Once for the process. Streamlit 1.67 has no setting for it: `SafeSessionState` looks for the next click."""
    begin, look = SessionState.on_script_will_rerun, ScriptRequests.on_scriptrunner_yield

    def whole(state: SessionState, *given: Any, **named: Any) -> None:
        with _turn():
            _thread.is_at_work = True
            try:
                begin(state, *given, **named)
            finally:
                _thread.is_at_work = False

    def look_between(requests: ScriptRequests) -> ScriptRequest | None:
        return None if getattr(_thread, "is_at_work", False) else look(requests)

    SessionState.on_script_will_rerun = whole  # type: ignore[method-assign, assignment]
    ScriptRequests.on_scriptrunner_yield = look_between  # type: ignore[method-assign, assignment]


def _turn() -> Any:
    """The lock of this session, which is there as long as somebody has it or waits for it."""
    context = get_script_run_ctx(suppress_warning=True)
    session = context.session_id if context else ""
    with _taking:
        lock = _turns.get(session) or RLock()
        _turns[session] = lock
    return lock
