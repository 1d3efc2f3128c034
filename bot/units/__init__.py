"""Files <-> library: read, check and write units."""
