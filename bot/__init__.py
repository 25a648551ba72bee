"""The application: settings, wiring, run modes."""

VERSION = "0.1.0"
"""As in pyproject.toml, which an installation from a checkout does not read."""

PLAYGROUND_BOT = 1
"""The id of the bot in the playground, which no bot at Telegram has."""
