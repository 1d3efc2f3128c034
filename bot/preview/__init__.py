"""The whole bot in a browser, offline, on simcord's preview."""
