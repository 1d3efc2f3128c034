"""For teachers: the near-miss queue, reports, settings."""
