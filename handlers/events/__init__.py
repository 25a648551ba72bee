"""Events: by year, by period, by direction; cards and calendar files."""
