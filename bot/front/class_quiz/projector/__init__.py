"""A class quiz on a projector: its question, and its lobby, as large pictures on their cards."""
