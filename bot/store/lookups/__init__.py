"""What look-ups left open: questions that ended in perhaps or in nothing, and the phrases that teachers pointed to an entry."""
