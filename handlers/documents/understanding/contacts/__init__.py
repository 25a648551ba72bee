"""How the people of both sides are reached."""
