"""Servers as files, and carried between databases."""
