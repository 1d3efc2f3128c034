"""Who plays in a class quiz: who may come in, and how one of them alone is told something."""
