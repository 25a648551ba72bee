"""What is read from a text: dates, parts of them, doubts; and how they are written for people."""
