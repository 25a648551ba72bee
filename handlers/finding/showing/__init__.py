"""How an answer is shown: its screens and views."""
