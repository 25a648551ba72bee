"""What the city and its partner have signed."""
