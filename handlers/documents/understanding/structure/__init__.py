"""The sections of a document, and what is known while it is read."""
