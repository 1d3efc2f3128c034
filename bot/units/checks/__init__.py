"""What is checked of the entries of a unit, beyond the form of each."""
