"""What we teach: units, facts, sources and how to find them. No Discord, no database, no clock."""
