"""A file that is asked for comes, also when the page is drawn anew at the same moment.

When a run begins, Streamlit throws away what waits to be sent, and with it the answer to a click on a file: the button
then waits for ever. A download that stands in the log begins a run of its own, so the two often meet.
"""

from functools import cache

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

ANSWER = "backend_operation_response"


@cache
def keep_awaited_answers() -> None:
    """Once for the process. Streamlit 1.67 keeps a list of what outlives a new run, and answers are not in it."""
    clear = ForwardMsgQueue.clear

    def clear_but_answers(
        queue: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
    ) -> None:
        waiting = [message for message in queue._queue if message.WhichOneof("type") == ANSWER]
        clear(queue, retain_lifecycle_msgs, fragment_ids_this_run)
        if retain_lifecycle_msgs:  # without it, the queue has just been sent
            queue._queue[:0] = [message for message in waiting if message not in queue._queue]

    ForwardMsgQueue.clear = clear_but_answers  # type: ignore[method-assign, assignment]
