"""What we teach: records, and the ways from one to another."""
