"""What is kept of people, and how they have it deleted."""
