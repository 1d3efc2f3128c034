"""What a host starts the bot with."""
