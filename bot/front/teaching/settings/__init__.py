"""/class settings: one private card with every setting of a server."""
