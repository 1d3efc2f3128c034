"""What `/unit template` gives: a workbook, or a table of text, for a teacher to fill in."""
