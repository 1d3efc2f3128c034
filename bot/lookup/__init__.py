"""Finding: from what somebody types to the records that answer it."""
