"""Where files and rows are, as the surroundings say."""

from pathlib import Path

from lib.domain.settings import PROJECT_ROOT, Settings


def test_without_settings_everything_lies_in_the_project() -> None:
    settings = Settings.from_environment({})
    assert settings.root == PROJECT_ROOT
    assert (PROJECT_ROOT / "lib" / "domain").is_dir()
    assert settings.database_url == f"sqlite:///{PROJECT_ROOT / '.lagesbild' / 'lagesbild.db'}"


def test_the_store_follows_the_root_unless_it_is_named(tmp_path: Path) -> None:
    root = {"LAGESBILD_ROOT": str(tmp_path)}
    assert Settings.from_environment(root).database_url == f"sqlite:///{tmp_path / '.lagesbild' / 'lagesbild.db'}"
    elsewhere = Settings.from_environment(root | {"LAGESBILD_STORE": str(tmp_path / "store")})
    assert elsewhere.database_url == f"sqlite:///{tmp_path / 'store' / 'lagesbild.db'}"
    postgres = Settings.from_environment(root | {"LAGESBILD_DATABASE_URL": "postgresql+psycopg:///x"})
    assert postgres.database_url == "postgresql+psycopg:///x"
