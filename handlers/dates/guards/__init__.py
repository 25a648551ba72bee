"""What keeps a reading honest: what is no date, what was not read, what does not agree."""
