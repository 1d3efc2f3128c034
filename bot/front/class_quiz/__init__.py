"""The class quiz in its channel."""
