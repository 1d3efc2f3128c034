"""Looking up: facts, people, terms, summaries, the timeline, questions in one's own words."""
