"""How well questions are understood, measured."""
