"""What a document says of a cooperation: its events, people, places, facts and contacts."""

# Nothing is imported here: the bot knows what a reading is (`model`), and only the process that
# reads loads what makes one (`understand`).
