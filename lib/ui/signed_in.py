"""Who sits at this browser: the local user, or whoever has signed in and still is."""

import threading

import streamlit as st

from lib.actions.permission import Refused
from lib.actions.sign_in import keep_alive
from lib.analysis.access import admitted
from lib.domain.faults import Fault
from lib.domain.moment import utc_now
from lib.domain.settings import Settings
from lib.domain.sign_in import Claims
from lib.domain.user import User, local_user

_USER = "_inloggad"


def claims_here() -> Claims | None:
    """What the identity provider says of the person; None before anybody has signed in."""
    said = st.user.to_dict()
    return said if said.get("is_logged_in") and said.get("sub") else None


def user_now(settings: Settings) -> User | None:
    """Asked of the store and of roles.yaml each time; None when nobody is let in."""
    if not settings.signs_in:
        return local_user(settings.local_role)
    claims = claims_here()
    return admitted(settings, claims, utc_now()) if claims is not None else None


def keep_user(user: User) -> None:
    """The frame keeps whom this run was drawn for."""
    st.session_state[_USER] = user


def same_user(settings: Settings) -> User:
    """The one that the page was drawn for, as long as nothing has changed since.

    A click is carried out before the page is drawn again. Raises Refused when the person has been signed out or has got
    another role meanwhile: then nothing of the click may be done.
    """
    user = user_now(settings)
    if user is None or st.session_state.get(_USER, user) != user:
        remedy = "Inget har sparats. Ladda om sidan."
        raise Refused(Fault("Inloggningen", "den gäller inte längre, eller så har din roll ändrats", remedy=remedy))
    return user


def note_alive(settings: Settings, claims: Claims) -> None:
    """Apart from the page, which must not wait for somebody who is writing."""
    threading.Thread(target=keep_alive, args=(settings, dict(claims), utc_now()), daemon=True).start()
