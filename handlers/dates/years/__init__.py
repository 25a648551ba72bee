"""Years, decades and centuries, and those that a neighbour has."""
