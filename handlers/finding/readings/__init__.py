"""What a message can mean that asks no question: a section, a day, a search, small talk."""
