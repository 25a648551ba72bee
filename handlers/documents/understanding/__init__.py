"""What a document says of a cooperation: its events, people, places, facts and contacts."""

from handlers.documents.understanding.model import Doubt, DoubtKind, Reading
from handlers.documents.understanding.understand import understand

__all__ = ["Doubt", "DoubtKind", "Reading", "understand"]
