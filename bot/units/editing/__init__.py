"""One entry of a unit as texts in short forms, and back."""
