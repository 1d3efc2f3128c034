"""Which questions are asked: written ones, and fresh ones made from dated facts."""
