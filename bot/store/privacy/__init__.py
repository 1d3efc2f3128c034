"""What is held of people and of servers, and how it is shown, handed out and erased."""
