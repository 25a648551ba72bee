"""Documents: reading a brief out of one."""
