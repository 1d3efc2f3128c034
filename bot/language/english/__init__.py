"""General English as data: how common words are, which say nothing, which mean the same. Units have their own."""
