"""Settings: named with value and mend when they are wrong, and each one documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SetupFault
from bot.ops.settings import Settings, read_environment, read_settings, read_token
from tests.conftest import ROOT

TOKEN = "x" * 24 + ".abcdef." + "y" * 27


def test_without_any_setting_the_defaults_hold() -> None:
    assert read_settings({}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [("LOG_LEVEL", "loud", "DEBUG, INFO"), ("HEALTH_PORT", "abc", "1 to 65535"), ("HEALTH_PORT", "70000", "65535")],
)
def test_a_wrong_value_is_named_with_what_is_allowed(name: str, value: str, mend: str) -> None:
    with pytest.raises(SetupFault, match=f"{name} is '{value}'") as fault:
        read_settings({name: value})
    assert mend in str(fault.value)


def test_the_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=DEBUG\nDATA_DIR=from-file\n", "utf-8")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    monkeypatch.delenv("DATA_DIR", raising=False)
    settings = read_settings(read_environment(tmp_path))
    assert (settings.log_level, settings.data_dir) == ("ERROR", Path("from-file"))


def test_a_token_may_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n", "utf-8")
    assert read_token({"DISCORD_TOKEN_FILE": str(file)}) == TOKEN


@pytest.mark.parametrize("token", ["", "abc", TOKEN.replace(".", " "), "Bot " + TOKEN])
def test_a_token_that_is_none_is_refused_without_being_quoted(token: str) -> None:
    with pytest.raises(SetupFault) as fault:
        read_token({"DISCORD_TOKEN": token})
    assert not token or token not in str(fault.value)


def test_every_setting_is_documented() -> None:
    hosts = (ROOT / "docs" / "hosts.md").read_text("utf-8")
    fields = {*Settings.__struct_fields__} - {"shards"} | {"shard_count", "shard_ids"}  # two settings make one value
    for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE", *(field.upper() for field in fields)):
        assert f"`{name}`" in hosts
