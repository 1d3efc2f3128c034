"""What is remembered of gobbets."""
