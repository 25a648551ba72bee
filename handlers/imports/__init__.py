"""Documents that editors bring in: read, looked through, published as a brief."""
