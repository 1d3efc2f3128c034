"""How each kind of question is shown."""
