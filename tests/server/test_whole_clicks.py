"""A click is carried out to its end, and the next one is not swallowed with it."""

import time
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

from tests.server.visitor import SECONDS

AMID_THE_SAVING = 0.2


def ask(socket: ClientConnection, button: str | None = None, query: str = "") -> None:
    request = BackMsg()
    request.rerun_script.query_string = query
    if button:
        request.rerun_script.widget_states.widgets.append(WidgetState(id=button, trigger_value=True))
    socket.send(request.SerializeToString())


def drawn(socket: ClientConnection) -> str:
    """All that is said until a run has come to its end and was not broken off."""
    said = ""
    while True:
        message = ForwardMsg.FromString(socket.recv(timeout=SECONDS))  # type: ignore[arg-type]
        said += str(message.delta) if message.WhichOneof("type") == "delta" else ""
        ended = message.script_finished if message.WhichOneof("type") == "script_finished" else None
        if ended == ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY:
            return said


@pytest.mark.parametrize("next_click", ["another", "the same"])
def test_a_save_is_not_broken_off_by_the_next_click(small_server: str, next_click: str) -> None:
    address = f"ws://{urlsplit(small_server).netloc}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, proxy=None) as socket:  # type: ignore[list-item]
        ask(socket)
        page = drawn(socket)
        button = next(part.split('"')[0] for part in page.split('id: "')[1:] if part.split('"')[0].endswith("-spara"))
        ask(socket, button)
        time.sleep(AMID_THE_SAVING)
        ask(socket, button if next_click == "the same" else None)
        assert f"sparat {1 + (next_click == 'the same')} gånger" in drawn(socket)
