"""What each student alone reads under a question: their answer as saved, then what it was worth and how they stand."""
