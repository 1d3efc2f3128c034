"""A class that is taught ancient history: years before Christ, from the look-up to the class quiz."""
