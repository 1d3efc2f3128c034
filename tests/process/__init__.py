"""The bot as a process of its own, by `python -m bot`, with Discord's users on the other side of a real connection."""
