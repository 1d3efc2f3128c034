"""One server as a file, and servers carried from one database to another."""
