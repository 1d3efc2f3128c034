"""What is held of a person or a server: shown, handed out, erased."""
