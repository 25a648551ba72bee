"""The application: settings, wiring, run modes."""
