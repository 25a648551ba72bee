"""The people, organisations and places that events name."""
