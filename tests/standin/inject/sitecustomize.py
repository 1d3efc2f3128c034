"""Points discord.py at the stand-in without touching the bot: Python runs this at start, as PYTHONPATH names its folder.

Three constants are changed as discord.py's modules are imported, and nothing where STANDIN_URL is not set. What watches the
process or spoils its disk starts where its variable is set, see the modules beside.
"""

import importlib.abc
import importlib.machinery
import os
import sys
from typing import Any

URL = os.environ.get("STANDIN_URL", "")


def _http(module: Any) -> None:
    module.Route.BASE = f"{URL}/api/v10"


def _gateway(module: Any) -> None:
    import yarl

    module.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{URL.replace('http', 'ws', 1)}/gateway")


def _asset(module: Any) -> None:
    module.Asset.BASE = f"{URL}/cdn"


PATCHES = {"discord.http": _http, "discord.gateway": _gateway, "discord.asset": _asset}


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if name not in PATCHES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module

            def exec_module(module: Any) -> None:
                run(module)
                PATCHES[name](module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


if URL:
    sys.meta_path.insert(0, _Finder())

if URL and os.environ.get("STANDIN_STALLS"):
    import standin_stalls  # type: ignore[import-not-found,unused-ignore]  # beside this file

    standin_stalls.start(os.environ["STANDIN_STALLS"])

if URL and os.environ.get("STANDIN_READ_ONLY"):
    import standin_disk  # type: ignore[import-not-found,unused-ignore]  # beside this file

    standin_disk.start(os.environ["STANDIN_READ_ONLY"])
