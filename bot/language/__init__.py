"""How people write: dates, numbers, names and words in any script. Knows no unit."""
