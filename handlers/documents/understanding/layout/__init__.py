"""Tables, and lines that are laid out as fields."""
