"""What keeps the database in order over the years."""
