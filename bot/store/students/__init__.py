"""What is remembered of single students besides what they answered."""
