"""The conversation: callbacks, views and texts. Speaks Telegram, knows no SQL."""
