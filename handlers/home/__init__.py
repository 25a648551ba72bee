"""The first screen, help, the choice of a brief."""
