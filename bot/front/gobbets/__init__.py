"""Gobbets: extracts worked through step by step, alone (/gobbet)."""
