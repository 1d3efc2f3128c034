"""Environment -> one frozen Settings; the only place that reads the environment, and only when called."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from ..errors import SetupFault
from .shards import ALL, Shards, read_shards

_ROOT = Path(__file__).resolve().parents[2]
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}", re.ASCII)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How the bot is set up. The token is not here: it is read by itself, so that it is never logged or printed."""

    data_dir: Path = Path("data")
    """DATA_DIR: where the database lives."""
    content_dir: Path = _ROOT / "content"
    """CONTENT_DIR: the folder that holds the units."""
    default_units: tuple[str, ...] = ()
    """DEFAULT_UNITS: ids of the units that a server has before it chooses, with commas between; empty for all of them."""
    log_level: str = "INFO"
    """LOG_LEVEL: DEBUG, INFO, WARNING or ERROR."""
    log_format: str = "text"
    """LOG_FORMAT: text, or json for a program that reads the log."""
    health_port: int = 0
    """HEALTH_PORT: where the pages of health and metrics listen; 0 for nowhere."""
    health_host: str = "127.0.0.1"
    """HEALTH_HOST: the address they listen on; 0.0.0.0 for all that reach this machine."""
    metrics: bool = False
    """METRICS: on for a page of metrics that Prometheus reads."""
    shards: Shards = ALL
    """SHARD_COUNT and SHARD_IDS: which part of Discord's servers this process serves; all of them unless set."""


def read_environment(folder: Path) -> dict[str, str]:
    """Merge a folder's .env file, where there is one, with the environment, which comes first."""
    file = folder / ".env"
    try:
        written = _read_written(file) if file.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise SetupFault(f"The file {str(file)!r} cannot be read ({error}). Save it as UTF-8 text, or remove it.") from error
    return {name: value for name, value in written.items() if value is not None} | dict(os.environ)


def _read_written(file: Path) -> dict[str, str | None]:
    from dotenv import dotenv_values  # where there is such a file alone

    return dotenv_values(file, interpolate=False)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Build the settings; raise SetupFault naming a setting, its value and the values allowed."""
    default = Settings()
    for name in map(str.upper, Settings.__struct_fields__):
        if _is_quoted(value := environment.get(name, "")):
            raise SetupFault(f"{name} is {value}, and the quotation marks are part of it: {_KEPT} Write it without them.")
    return Settings(
        data_dir=Path(environment.get("DATA_DIR") or default.data_dir),
        content_dir=Path(environment.get("CONTENT_DIR") or default.content_dir),
        default_units=tuple(key.strip() for key in (environment.get("DEFAULT_UNITS") or "").split(",") if key.strip()),
        log_level=_level(environment.get("LOG_LEVEL") or default.log_level),
        log_format=_one_of("LOG_FORMAT", environment.get("LOG_FORMAT") or default.log_format, "text", "json"),
        health_port=_port(environment.get("HEALTH_PORT") or "0"),
        health_host=environment.get("HEALTH_HOST") or default.health_host,
        metrics=_one_of("METRICS", environment.get("METRICS") or "off", "off", "on") == "on",
        shards=read_shards(environment),
    )


def read_token(environment: Mapping[str, str]) -> str:
    """Give the bot token from DISCORD_TOKEN or the file DISCORD_TOKEN_FILE; raise SetupFault without ever quoting it."""
    name, token = "DISCORD_TOKEN", environment.get("DISCORD_TOKEN", "").strip()
    file = environment.get("DISCORD_TOKEN_FILE", "")
    if not token and file:
        name, token = f"The file {file!r} of DISCORD_TOKEN_FILE", _read_file(file)
    if not token:
        raise SetupFault(
            "DISCORD_TOKEN is not set. Copy the bot's token from the Discord developer portal into DISCORD_TOKEN (or .env), "
            "or try Gobbet without one: python -m bot preview"
        )
    if _is_quoted(token):
        raise SetupFault(f"{name} is in quotation marks, which are part of it here: {_KEPT} Write the token without them.")
    if not _TOKEN.fullmatch(token):
        raise SetupFault(
            f"{name} does not look like a bot token: it has {len(token)} characters, and a token is three parts joined by dots. "
            "Copy it again from the Bot page of the Discord developer portal."
        )
    return token


_KEPT = "docker --env-file takes them as they stand."


def _is_quoted(value: str) -> bool:
    return len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"


def _read_file(file: str) -> str:
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise SetupFault(
            f"DISCORD_TOKEN_FILE is {file!r}, which cannot be read ({why}). Name a file that holds the token."
        ) from error


def _level(value: str) -> str:
    if value.upper() not in _LEVELS:
        raise SetupFault(f"LOG_LEVEL is {value!r}. Set it to one of {', '.join(_LEVELS)}.")
    return value.upper()


def _one_of(name: str, value: str, *allowed: str) -> str:
    if value.lower() not in allowed:
        raise SetupFault(f"{name} is {value!r}. Set it to {' or '.join(allowed)}.")
    return value.lower()


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) > 65535:
        raise SetupFault(f"HEALTH_PORT is {value!r}. Set it to a port from 1 to 65535, or to 0 for no health page.")
    return int(value)
