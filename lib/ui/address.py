"""Choices in the address: a link opens the same question. Codes, not names; an unknown code falls back.

Streamlit's own binding writes the shown names into the address, where a renamed area would break the link.
"""

from collections.abc import Sequence

import streamlit as st

SEPARATOR = ","
_DEFAULTS = "_standardval"
_PUBLISHED = "_skriven_adress"


def adopt(key: str, options: Sequence[str], default: str) -> str:
    """Make session state hold one of `options` under `key`: a link that was just followed, else what was chosen, else
    the address, else the default."""
    known = set(options)
    chosen = st.session_state.get(key, st.query_params.get(key, default))
    if _is_followed(key) and st.query_params[key] in known:
        chosen = st.query_params[key]
    st.session_state[key] = chosen if chosen in known else default
    _remember(key, default)
    return str(st.session_state[key])


def adopt_many(key: str, options: Sequence[str]) -> tuple[str, ...]:
    """The same for a choice of several; none is the default."""
    written = [part for part in st.query_params.get(key, "").split(SEPARATOR) if part]
    chosen = written if _is_followed(key) else st.session_state.get(key, written)
    st.session_state[key] = [option for option in options if option in chosen]
    _remember(key, "")
    return tuple(st.session_state[key])


def names_unknown(key: str, options: Sequence[str]) -> bool:
    """Whether the address names something else than the options: ask before `adopt`, which falls back."""
    return bool(st.query_params.get(key)) and st.query_params[key] not in options


def publish() -> None:
    """Write every adopted choice that is not the default into the address."""
    chosen = {key: _written(st.session_state.get(key)) for key in st.session_state.get(_DEFAULTS, {})}
    defaults = st.session_state.get(_DEFAULTS, {})
    wanted = {key: value for key, value in chosen.items() if value and value != defaults[key]}
    if wanted != st.session_state.get(_PUBLISHED) or st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)  # a followed link has told the server, but the browser's row only sometimes
    st.session_state[_PUBLISHED] = wanted


def _is_followed(key: str) -> bool:
    """Whether the address says something else than what was last written into it: somebody came here by a link."""
    published = st.session_state.get(_PUBLISHED)
    return published is not None and key in st.query_params and st.query_params[key] != published.get(key)


def _remember(key: str, default: str) -> None:
    st.session_state.setdefault(_DEFAULTS, {})[key] = default


def _written(value: object) -> str:
    return SEPARATOR.join(value) if isinstance(value, list) else str(value or "")
