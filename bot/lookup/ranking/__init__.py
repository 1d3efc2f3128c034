"""Which entries answer a query best, and how surely: each step is a module of its own, and `index` puts them together."""
