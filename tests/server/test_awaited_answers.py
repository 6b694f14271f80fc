"""The answer to a click on a file outlives a run that begins before it is sent."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from lib.server.awaited_answers import keep_awaited_answers


def waiting() -> ForwardMsgQueue:
    """An element of the run before, and the address of a file."""
    keep_awaited_answers()
    queue, element, answer = ForwardMsgQueue(), ForwardMsg(), ForwardMsg()
    element.metadata.delta_path.extend([0, 1])
    element.delta.new_element.text.body = "förra körningen"
    answer.backend_operation_response.request_id = "1"
    answer.backend_operation_response.deferred_file.url = "/media/protokoll.pdf"
    for message in (element, answer):
        queue.enqueue(message)
    return queue


def test_a_run_that_begins_throws_away_the_page_and_keeps_the_answer() -> None:
    queue = waiting()
    queue.clear(retain_lifecycle_msgs=True)
    (kept,) = queue.flush()
    assert kept.backend_operation_response.deferred_file.url == "/media/protokoll.pdf"


def test_a_part_of_a_page_that_runs_sends_the_answer_once() -> None:
    queue = waiting()
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["del"])
    assert [message.WhichOneof("type") for message in queue.flush()].count("backend_operation_response") == 1


def test_what_has_been_sent_is_not_sent_again() -> None:
    queue = waiting()
    assert len(queue.flush()) == 2
    assert queue.flush() == []
