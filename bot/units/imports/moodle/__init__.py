"""Moodle's question files: GIFT, its XML, Aiken."""
