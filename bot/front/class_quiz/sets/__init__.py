"""Question sets that a teacher prepares at home."""
