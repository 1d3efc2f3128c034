"""The standings and the podium of a class quiz as pictures, and the names that they show."""
