"""What stands beside a typed answer and only tells more of it: asides ahead of it and behind, and remarks behind a whole one."""
