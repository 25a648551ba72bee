"""What a file says: its headings, items, paragraphs and rows, word by word."""

from handlers.documents.reading.blocks import NUMBERED, Block, Document, Kind
from handlers.documents.reading.files import read_file, read_text
from handlers.documents.reading.refusing import Refusal, Refused

__all__ = ["NUMBERED", "Block", "Document", "Kind", "Refusal", "Refused", "read_file", "read_text"]
