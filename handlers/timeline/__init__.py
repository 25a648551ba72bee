"""Pictures of time: when what was that a screen tells of, and how much there was a day."""
