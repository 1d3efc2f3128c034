"""Editing a server's own unit, one entry at a time: /unit edit."""
