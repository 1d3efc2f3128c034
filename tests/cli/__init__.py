"""What is typed at the terminal."""
