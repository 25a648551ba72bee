"""A brief as questions see it: its words, its sentences, its names and places."""
