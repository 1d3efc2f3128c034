"""What teachers and programs write for columns, kinds, and true and false, in the languages of many."""
