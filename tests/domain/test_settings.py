"""Where files and rows are, as the surroundings say."""

from pathlib import Path

import pytest

from lib.domain.faults import InputFault
from lib.domain.settings import PROJECT_ROOT, Settings


def test_without_settings_everything_lies_in_the_project(tmp_path: Path) -> None:
    settings = Settings.from_environment({}, tmp_path / "no secrets")
    assert settings.root == PROJECT_ROOT
    assert (PROJECT_ROOT / "lib" / "domain").is_dir()
    assert settings.database_url == f"sqlite:///{PROJECT_ROOT / '.lagesbild' / 'lagesbild.db'}"


def test_the_store_follows_the_root_unless_it_is_named(tmp_path: Path) -> None:
    root = {"LAGESBILD_ROOT": str(tmp_path)}
    assert (
        Settings.from_environment(root, tmp_path / "no secrets").database_url
        == f"sqlite:///{tmp_path / '.lagesbild' / 'lagesbild.db'}"
    )
    elsewhere = Settings.from_environment(root | {"LAGESBILD_STORE": str(tmp_path / "store")})
    assert elsewhere.database_url == f"sqlite:///{tmp_path / 'store' / 'lagesbild.db'}"
    postgres = Settings.from_environment(root | {"LAGESBILD_DATABASE_URL": "postgresql+psycopg:///x"})
    assert postgres.database_url == "postgresql+psycopg:///x"


def secrets(folder: Path, text: str) -> Path:
    path = folder / "secrets.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_of_secrets_may_say_where_the_rows_are(tmp_path: Path) -> None:
    file = secrets(tmp_path, 'database_url = "postgresql://u:hemligt@h/x"\n[auth]\nclient_id = "y"\n')
    settings = Settings.from_environment({}, file)
    assert settings.database_url == "postgresql://u:hemligt@h/x"
    assert "hemligt" not in repr(settings)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = secrets(tmp_path, 'database_url = "postgresql://h/x"')
    assert Settings.from_environment({"LAGESBILD_DATABASE_URL": "sqlite:///a"}, file).database_url == "sqlite:///a"
    in_folder = Settings.from_environment({"LAGESBILD_STORE": str(tmp_path)}, file)
    assert in_folder.database_url == f"sqlite:///{tmp_path / 'lagesbild.db'}"


def test_a_file_that_says_nothing_of_it_changes_nothing(tmp_path: Path) -> None:
    without = Settings.from_environment({}, tmp_path / "none.toml")
    assert Settings.from_environment({}, secrets(tmp_path, "[auth]\n")) == without


@pytest.mark.parametrize(
    ("text", "message"),
    [('database_url = "postgresql://u:hemligt@h', "inte riktig TOML"), ("database_url = 5432", "ingen text")],
)
def test_a_file_that_cannot_be_read_is_told_of_without_its_secrets(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputFault, match=message) as caught:
        Settings.from_environment({}, secrets(tmp_path, text))
    assert "hemligt" not in str(caught.value) and caught.value.__cause__ is None


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "secrets.toml").write_bytes("lösen = 1".encode("latin-1"))
    with pytest.raises(InputFault, match="går inte att läsa"):
        Settings.from_environment({}, tmp_path / "secrets.toml")


@pytest.mark.parametrize(
    ("environment", "text", "expected"),
    [
        ({}, "", False),
        ({}, "sign_in = true", True),
        ({}, 'sign_in = "off"', False),
        ({"LAGESBILD_SIGN_IN": "ON"}, "sign_in = false", True),
        ({"LAGESBILD_SIGN_IN": "off"}, "sign_in = true", False),
    ],
)
def test_the_switch_of_sign_in(tmp_path: Path, environment: dict[str, str], text: str, expected: bool) -> None:
    assert Settings.from_environment(environment, secrets(tmp_path, text)).signs_in is expected


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"LAGESBILD_SIGN_IN": "ja tack"}, "det går inte att läsa om den är på"),
        ({"LAGESBILD_LOCAL_ROLE": "operator"}, "rollen finns inte"),
        ({"LAGESBILD_LOCAL_ROLE": "chef"}, "rollen finns inte"),
    ],
)
def test_a_slip_leaves_no_door_open(tmp_path: Path, environment: dict[str, str], told: str) -> None:
    with pytest.raises(InputFault, match=told):
        Settings.from_environment(environment, tmp_path / "none.toml")


def test_roles_lie_beside_the_store(tmp_path: Path) -> None:
    beside = Settings.from_environment({"LAGESBILD_STORE": str(tmp_path)}, tmp_path / "none.toml")
    assert beside.role_file == tmp_path / "roles.yaml"
