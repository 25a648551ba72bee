"""Dates as they stand in a text: points, periods, and rows of both."""
