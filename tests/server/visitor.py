"""A visitor without a browser: speaks Streamlit's websocket and collects what the page sends."""

from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

SECONDS = 30


def visit(url: str, query: str = "") -> list[ForwardMsg]:
    """Run the first page of the app once and return every message up to the end of the run."""
    request = BackMsg()
    request.rerun_script.query_string = query
    messages: list[ForwardMsg] = []
    address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, proxy=None) as socket:  # type: ignore[list-item]
        socket.send(request.SerializeToString())
        while not messages or messages[-1].WhichOneof("type") != "script_finished":
            frame = socket.recv(timeout=SECONDS)
            assert isinstance(frame, bytes)
            messages.append(ForwardMsg.FromString(frame))
    return messages


def alerts(messages: list[ForwardMsg]) -> list[str]:
    """The texts of the coloured boxes on the page."""
    elements = (message.delta.new_element for message in messages if message.WhichOneof("type") == "delta")
    return [element.alert.body for element in elements if element.WhichOneof("type") == "alert"]
