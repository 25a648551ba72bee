"""People and bodies as texts name them, with their offices."""
