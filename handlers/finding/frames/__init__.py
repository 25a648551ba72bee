"""What a question asks, and which events it can be about."""
