"""What a user sees when a page fails: a number to give to support, nothing of the inside."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.server.error_numbers import log_with_number


def show_error_number(fault: Exception) -> bool:
    """Log the fault, show its number in the page, and keep Streamlit from showing its own message."""
    number = log_with_number(fault, _page_address())
    st.error(
        f"Sidan kunde inte visas. Det du har sparat finns kvar. "
        f"Ladda om sidan; kommer felet tillbaka, lämna felnumret **{number}** till den som sköter systemet."
    )
    return True


def _page_address() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return "?"
    page = context.pages_manager.get_pages().get(context.page_script_hash)
    return (
        f"/{page.get('url_pathname', '')}" if page else "/"
    )  # no address yet when the fault came before the navigation
