"""The REST handlers, by subject; a route without one is 404, and counted as unimplemented."""

from ..routing import HANDLERS
from . import channels, commands, identity, interactions, messages, threads

__all__ = ["HANDLERS", "channels", "commands", "identity", "interactions", "messages", "threads"]
