"""The switch turned on: a real provider, the real app; who comes in, how far, and how it ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import oidc_provider_mock
import pytest
from oidc_provider_mock import User

from tests.made_up import AREAS, events, population, workspace_with
from tests.server.signing_in import Person, app_with_sign_in

ROLES = """people:
  - {who: anna, role: coordinator}
  - {who: bo@example.se, role: reporter}
  - {who: cilla, role: none}
"""
PEOPLE = (
    User(sub="anna", claims={"email": "anna@example.se"}),
    User(sub="bo", claims={"email": "bo@example.se"}),
    User(sub="bosse", claims={"email": "BO@example.se", "email_verified": False}),
    User(sub="cilla", claims={"roles": ["police"]}),
    User(sub="disa", claims={"roles": ["reader", "okänd"]}),
    User(sub="eva", claims={"roles": ["operator"]}),
    User(sub="frans", claims={}),
)
PLACE, OUT = "Norr", "får inte öppna den här sidan"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("signed")
    rows = events(*((code, "klotter", "2025-05", 20) for code in AREAS))
    workspace_with(root, events=rows, populations=population(2024, Norr=900, Söder=900, Öster=900, Väster=900))
    (root / "roles.yaml").write_text(ROLES, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def url(root: Path) -> Iterator[str]:
    with (
        oidc_provider_mock.run_server_in_thread(user_claims=PEOPLE) as provider,
        app_with_sign_in(root, f"http://localhost:{provider.server_port}") as url,
    ):
        yield url


def executed(root: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(root / "store.db")) as connection, connection:
        return connection.execute(sql).fetchall()


def test_nobody_sees_anything_before_signing_in(url: str) -> None:
    with Person(url).tab() as tab:
        for page in ("", "problem", "importera", "finns-inte"):
            seen = tab.opens(page, "omrade=0001R001")
            assert "Logga in" in seen and PLACE not in seen and "Provby" not in seen and not seen.pages


def test_a_role_opens_its_pages_and_no_others(url: str) -> None:
    with Person(url).signs_in("anna").tab() as tab:
        whole = tab.opens()
        assert PLACE in whole and "anna@example.se" in whole and {"problem", "importera"} <= whole.pages
        assert OUT not in tab.opens("problem")
    with Person(url).signs_in("bo").tab() as tab:
        own = tab.opens()
        assert "otrygga_platser" in own.pages and not {"problem", "importera", "tva_bilder"} & own.pages
        refused = tab.opens("problem")
        assert OUT in refused and "Nytt problem" not in refused


@pytest.mark.parametrize("subject", ["frans", "cilla", "eva", "bosse"])
def test_without_a_role_there_is_nothing_but_how_to_ask_for_one(url: str, subject: str) -> None:
    """Not in the file nor with a claim; locked out by the file; claiming to be the operator; a doubtful address."""
    with Person(url).signs_in(subject).tab() as tab:
        seen = tab.opens("problem")
    assert "ingen roll" in seen and PLACE not in seen and not seen.pages


def test_a_claim_gives_a_role(url: str) -> None:
    with Person(url).signs_in("disa").tab() as tab:
        assert "(läsare)" in tab.opens() and OUT in tab.opens("importera")


def test_signing_out_ends_every_tab_and_every_copy_of_the_cookie(url: str) -> None:
    person = Person(url).signs_in("anna")
    with person.tab() as here, person.tab() as there:
        first, other = here.opens(), there.opens()
        seconds, fragment = other.pulse
        file = first.media[0]
        assert seconds <= 60 and PLACE not in there.looks(fragment)
        assert person.http.get(file).status_code == 200
        assert Person(url).http.get(file).status_code == 403
        assert here.clicks(first, "Logga ut").redirect == "/auth/logout"
        told = there.looks(fragment)
        assert "utloggad" in told and PLACE not in told
    with person.tab() as replayed:  # its cookies are still there
        seen = replayed.opens("problem")
        assert "utloggad" in seen and PLACE not in seen
    assert person.http.get(file).status_code == 403
    assert person.http.put("/_stcore/upload_file/x/y", content=b"x").status_code == 403


@pytest.mark.parametrize(
    ("column", "modifier", "told"),
    [("last_seen_at", "-61 minutes", "en timme"), ("started_at", "-721 minutes", "tolv timmar")],
)
def test_a_sign_in_does_not_last_for_ever(root: Path, url: str, column: str, modifier: str, told: str) -> None:
    with Person(url).signs_in("anna").tab() as tab:
        _, fragment = tab.opens().pulse
        format_ = f"strftime('%Y-%m-%d %H:%M:%f', {column}, '{modifier}')"
        executed(root, f"UPDATE sign_ins SET {column} = {format_} || '000' WHERE revoked_at IS NULL")
        seen = tab.looks(fragment)
        assert told in seen and PLACE not in seen
        assert told in tab.opens("problem")


def test_somebody_locked_out_is_out_at_the_next_run(root: Path, url: str) -> None:
    file = root / "roles.yaml"
    with Person(url).signs_in("anna").tab() as tab:
        assert PLACE in tab.opens()
        file.write_text(ROLES.replace("who: anna, role: coordinator", "who: anna, role: none"), encoding="utf-8")
        try:
            seen = tab.opens()
            assert "ingen roll" in seen and PLACE not in seen
            file.write_text("people: [{who: anna, role: kung}]", encoding="utf-8")
            assert PLACE not in tab.opens()
        finally:
            file.write_text(ROLES, encoding="utf-8")
        assert PLACE in tab.opens()


def test_sign_ins_and_outs_stand_in_the_log(root: Path, url: str) -> None:
    with Person(url).signs_in("frans").tab() as tab:
        tab.opens()
    said = executed(root, "SELECT action, actor, details FROM audit_log WHERE action LIKE 'sign_%' ORDER BY id DESC")
    assert said[0] == ("sign_in", "frans", '{"role":null,"role_source":"nowhere"}')
    assert any(row[:2] == ("sign_out", "anna@example.se") for row in said)


def test_cookies_are_for_this_server_alone(url: str) -> None:
    flags = [line.lower() for line in Person(url).signs_in("bo").callback.headers.get_list("set-cookie")]
    assert any(line.startswith("_streamlit_user=") for line in flags)
    assert all("httponly" in line and "samesite=lax" in line for line in flags if "_streamlit_user" in line)
    behind = httpx.get(f"{url}/_stcore/health", headers={"X-Forwarded-Proto": "https"}, trust_env=False)
    assert all(
        "secure" in line.lower() and "samesite" in line.lower() for line in behind.headers.get_list("set-cookie")
    )
    assert behind.headers.get_list("set-cookie") and "max-age" in behind.headers["strict-transport-security"]
