"""What editors and owners do. Every callback here passes through `authorize`."""
