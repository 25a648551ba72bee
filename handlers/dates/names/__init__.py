"""Dates with names in them: months, seasons, weekdays, feasts, parts that are counted."""
