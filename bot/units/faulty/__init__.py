"""What is wrong with a text or an entry that could not be read: all of it, line by line and field by field.

Nothing here is needed for what is sound; at a start `words` and `stand_in` alone are imported.
"""
