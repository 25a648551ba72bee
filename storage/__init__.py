"""The store: models, dates, SQL and migrations. Knows nothing of Telegram."""
