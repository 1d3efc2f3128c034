"""What helps to write a unit: remarks on it, the files of a new one, schemas for editors. Nothing here is needed to run it."""
