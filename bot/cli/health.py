"""`health`: what Docker's HEALTHCHECK runs twice a minute, so it imports next to nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from ..errors import SetupFault
from ..ops.settings import read_environment, read_settings

_PATIENCE = 5.0
_FROM_INSIDE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where to ask a bot that listens everywhere."""


def say_health() -> None:
    """Print the page of health of the bot that runs here; exit with 0 if it is well, else with 1."""
    settings = read_settings(read_environment(Path()))
    if not settings.health_port:
        raise SetupFault("HEALTH_PORT is 0, so there is no health page to ask. Set it to the port that the bot uses.")
    well, said = _ask(_FROM_INSIDE.get(settings.health_host, settings.health_host), settings.health_port)
    print(said)
    sys.exit(0 if well else 1)


def _ask(host: str, port: int) -> tuple[bool, str]:
    import http.client

    connection = http.client.HTTPConnection(host, port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        return answer.status == 200, answer.read(4000).decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException):
        return False, "no answer: the bot does not run, or has not come so far"
    finally:
        connection.close()
