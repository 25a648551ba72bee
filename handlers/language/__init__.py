"""The language that the bot speaks with a person."""
