"""The class quiz as plain values: states and transitions, standings, results."""
