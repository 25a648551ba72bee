"""What every feature stands on: screens and the way to them, views, the person's context."""
