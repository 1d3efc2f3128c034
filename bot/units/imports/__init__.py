"""Files of other programs, and a teacher's own spreadsheets, read as units."""
