"""The door: signing in, being told why not, and signing out."""

import logging

import streamlit as st

from lib.actions.sign_in import enter, leave
from lib.analysis.access import user_behind
from lib.domain.faults import InputFault
from lib.domain.moment import utc_now
from lib.domain.settings import Settings
from lib.domain.sign_in import SECONDS_BETWEEN_LOOKS, Claims, Standing, actor_of
from lib.domain.user import User, local_user
from lib.domain.words import ROLES
from lib.ui.signed_in import claims_here, keep_user, note_alive, user_now

_log = logging.getLogger("lagesbild")
WHY = {
    Standing.SIGNED_OUT: "Du är utloggad. Det du har sparat finns kvar.",
    Standing.IDLE: "Inloggningen har gått ut: ingen har gjort något på en timme. Det du har sparat finns kvar.",
    Standing.TOO_OLD: "Inloggningen har gått ut: den gäller i tolv timmar. Det du har sparat finns kvar.",
}


def let_in(settings: Settings) -> User | None:
    """Whoever may come further than the door; None when the door has been drawn instead of the page."""
    user = _at_the_door(settings) if settings.signs_in else local_user(settings.local_role)
    if user is not None:
        keep_user(user)
    return user


def who_is_in(settings: Settings, user: User) -> None:
    """At the foot of the sidebar: who the app takes you for, and the way out."""
    role = ROLES[user.role]
    if not settings.signs_in:
        st.caption(f"Lokal användare: {role}. Inloggning är av, och appen svarar bara på den här datorn (127.0.0.1).")
        return
    st.text(f"Inloggad: {user.actor} ({role})")  # as text: an address would become a link
    st.button("Logga ut", key="logga-ut", icon=":material/logout:", on_click=_sign_out, args=(settings,))
    _pulse(settings, user)


@st.fragment(run_every=SECONDS_BETWEEN_LOOKS)
def _pulse(settings: Settings, user: User) -> None:
    """An open tab finds out by itself that it has been signed out, somewhere else or by waiting."""
    if user_now(settings) != user:
        st.rerun()


def _at_the_door(settings: Settings) -> User | None:
    claims = claims_here()
    if claims is None:
        _door("Logga in med ditt arbetskonto för att se lägesbilden.")
        return None
    standing = enter(settings, claims, utc_now())
    if standing is not Standing.OPEN:
        _door(WHY[standing])
        return None
    user = _user(settings, claims)
    if user is None:
        _door(
            "Ditt konto har ingen roll här, så det finns inget att visa. Be samordnaren i kommunen om tillgång, och "
            "lämna namnet som står här under.",
            claims,
        )
        return None
    note_alive(settings, claims)
    return user


def _user(settings: Settings, claims: Claims) -> User | None:
    """Nobody when roles.yaml does not hold; what is wrong stands in the log, not on a page that anybody can reach."""
    try:
        return user_behind(settings, claims)
    except InputFault as problem:
        _log.error("Behörighetsfilen går inte att läsa: %s", problem)
        return None


def _door(told: str, claims: Claims | None = None) -> None:
    st.title("Lägesbild", anchor=False)
    st.text(told)
    if claims is None:
        st.button("Logga in", key="logga-in", type="primary", icon=":material/login:", on_click=st.login)
        return
    st.text(actor_of(claims))
    st.button("Logga ut", key="logga-ut", icon=":material/logout:", on_click=st.logout)


def _sign_out(settings: Settings) -> None:
    claims = claims_here()
    if claims is not None:
        leave(settings, claims, utc_now())
    st.logout()
