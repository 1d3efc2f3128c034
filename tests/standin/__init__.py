"""A Discord on 127.0.0.1 for the unmodified bot process: REST v10 and Gateway v10 over TCP.

The bot runs by its real entry point; only three constants of discord.py are redirected, by `inject/sitecustomize.py` on
PYTHONPATH. `scenario.StandIn` is where tests begin. What the bot does that Discord forbids is in `StandIn.violations`,
what the stand-in has no answer for in `StandIn.unimplemented`; both are empty after a good test.

Request bodies are checked by Discord's official OpenAPI specification where its file is found (see `schema.py`), and by
the documented limits that no schema states (`limits.py`) always.
"""
