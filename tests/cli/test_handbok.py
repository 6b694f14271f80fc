"""The commands of the operations guide, run as they stand there, on both databases."""

import re
from pathlib import Path

from lib.cli.main import main
from lib.domain.settings import PROJECT_ROOT
from lib.store.database import open_database
from lib.store.reading import read_rows
from lib.store.writing import add_batch
from tests.databases import drop, migrated_url, store_url
from tests.store.rows_for_tests import PLACE, batch, three_events

__all__ = ["store_url"]
HANDBOOK = PROJECT_ROOT / "lib" / "handbok"
GUIDE = (HANDBOOK / "drift.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{re.escape(kind)}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def run(block: str, folder: Path) -> None:
    for line in block.splitlines():
        words = line.replace("KOPIOR", str(folder)).split()
        assert words[:3] == ["python", "-m", "lib"]
        assert main(words[3:]) == 0, line


def test_backup_purge_and_restore_as_the_guide_says(store_url, tmp_path, monkeypatch, capsys):
    engine = open_database(store_url)
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": three_events()})
    saving, purging = blocks("sh")
    run(saving, tmp_path)
    run(purging, tmp_path)
    (back,) = blocks("sh restore")
    other = migrated_url("postgresql" if store_url.startswith("sqlite") else "sqlite", tmp_path)
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", other)
    run(back, tmp_path)
    assert len(read_rows(open_database(other), PLACE, "events")) == 3
    assert "Traceback" not in capsys.readouterr().err
    open_database(other).dispose()
    drop(other)


def test_every_file_and_setting_that_the_guides_name_is_there():
    texts = GUIDE + (HANDBOOK / "dataskydd.md").read_text(encoding="utf-8")
    source = (PROJECT_ROOT / "lib" / "domain" / "settings.py").read_text(encoding="utf-8")
    source += (PROJECT_ROOT / "lib" / "server" / "hosting.py").read_text(encoding="utf-8")
    for name in set(re.findall(r"LAGESBILD_[A-Z_]+", texts)):
        assert name in source or name.removeprefix("LAGESBILD_").lower() in source, name
    for name in set(re.findall(r"`([\w/]+\.(?:py|md))`", texts)):
        assert (PROJECT_ROOT / name).exists(), name
    assert "/halsa" in (PROJECT_ROOT / "lib" / "server" / "health.py").read_text(encoding="utf-8")


def test_the_proxy_lets_the_websocket_through_and_says_https():  # run by tests/server/test_behind_proxies.py
    (config,) = blocks("nginx")
    for header in ("Upgrade $http_upgrade", 'Connection "upgrade"', "Host $host", "X-Forwarded-Proto https"):
        assert f"proxy_set_header {header};" in config
    assert config.count("{") == config.count("}")
