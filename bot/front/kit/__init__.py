"""What every feature builds on: the client, cards, controls, forms, replies, words. Knows no feature."""
