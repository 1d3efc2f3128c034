"""Units as files: /unit export and /unit template."""
