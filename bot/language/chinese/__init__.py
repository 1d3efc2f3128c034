"""Chinese in our letters, by the ways in which it was and is written so."""
