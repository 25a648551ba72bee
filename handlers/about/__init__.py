"""Overview and facts of a brief."""
