"""What texts mean, whatever their words: a model in a process of its own."""
