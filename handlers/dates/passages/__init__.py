"""A text that is being read, and the words that stand around its dates."""
