"""Countries, cities and venues as texts name them."""
