"""What editors and owners do."""
