"""A unit written out in other forms."""
