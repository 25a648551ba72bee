"""The words of a document: their grammar, what they mean, what a reading is made of."""
