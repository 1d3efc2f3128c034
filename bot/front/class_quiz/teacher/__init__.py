"""How a teacher leads a class quiz: the private card with its controls."""
