"""The units of a server: which are chosen, and its own: /unit."""
