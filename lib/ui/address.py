"""Choices in the address: a link opens the same question. Codes, not names; an unknown code falls back.

Streamlit's own binding writes the shown names into the address, where a renamed area would break the link.
"""

from collections.abc import Sequence

import streamlit as st

SEPARATOR = ","
_DEFAULTS = "_standardval"


def adopt(key: str, options: Sequence[str], default: str) -> str:
    """Make session state hold one of `options` under `key`: what was chosen, else the address, else the default."""
    known = set(options)
    chosen = st.session_state.get(key, st.query_params.get(key, default))
    st.session_state[key] = chosen if chosen in known else default
    _remember(key, default)
    return str(st.session_state[key])


def adopt_many(key: str, options: Sequence[str]) -> tuple[str, ...]:
    """The same for a choice of several; none is the default."""
    written = [part for part in st.query_params.get(key, "").split(SEPARATOR) if part]
    chosen = st.session_state.get(key, written)
    st.session_state[key] = [option for option in options if option in chosen]
    _remember(key, "")
    return tuple(st.session_state[key])


def publish() -> None:
    """Write every adopted choice that is not the default into the address."""
    chosen = {key: _written(st.session_state.get(key)) for key in st.session_state.get(_DEFAULTS, {})}
    defaults = st.session_state.get(_DEFAULTS, {})
    wanted = {key: value for key, value in chosen.items() if value and value != defaults[key]}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _remember(key: str, default: str) -> None:
    st.session_state.setdefault(_DEFAULTS, {})[key] = default


def _written(value: object) -> str:
    return SEPARATOR.join(value) if isinstance(value, list) else str(value or "")
