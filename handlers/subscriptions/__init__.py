"""Who hears of new events, and how they are told."""
