"""Running: what a host sets, watches and tunes."""
