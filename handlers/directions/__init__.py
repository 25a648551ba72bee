"""The promising directions of cooperation."""
