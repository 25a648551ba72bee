"""Documents with what a careful reader understands of them, and how well the import does."""
