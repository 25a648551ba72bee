"""WordprocessingML: paragraphs, lists and tables as text, and the package around them.

The body is put together as text, a few times faster than python-docx makes elements; styles,
numbering and the rest of the package are python-docx's.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import count
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from handlers.documents.marks import WORDS, Mark

_BODY = "word/document.xml"
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_IMAGE_TYPES = (
    '<Default Extension="jpg" ContentType="image/jpeg"/>'
    '<Default Extension="png" ContentType="image/png"/>'
)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DRAWN = count(1)
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What no XML can hold, and line breaks that are none to Word.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_RTL = frozenset({"R", "AL"})
_STRONG = _RTL | {"L"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B4BDCC"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
HOLE = "\x1f"
OURS = Mark("brief", WORDS)
"""Of words that are no field of anything."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one kind."""

    text: str
    mark: Mark = OURS
    bold: bool = False
    language: str = ""
    """Where it is another one than the document's."""
    link: str = ""


def spoken(pieces: Iterable[Piece], language: str) -> list[Piece]:
    """The pieces in a language."""
    return [replace(each, language=language) for each in pieces]


def standalone(markup: str) -> str:
    """A paragraph with the names that a body would give it."""
    return markup.replace("<w:p>", f"<w:p {_NAMESPACES.partition(' mc:')[0]}>", 1)


def around(said: str) -> tuple[Piece, Piece]:
    """What a message says before and after the value that stands in it as `HOLE`."""
    before, _, after = said.partition(HOLE)
    return Piece(before), Piece(after)


def paragraph(style: str, *pieces: Piece, number: int | None = None) -> str:
    """A paragraph; `number` is the list that numbers it."""
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    shown = [each for each in pieces if each.text]
    bidi = "<w:bidi/>" if shown and _is_rtl("".join(each.text for each in shown)) else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{listed}{bidi}</w:pPr>'
    return f"<w:p>{properties}{''.join(map(_control, shown))}</w:p>"


def picture(name: str, alternative: str, width: int, height: int) -> str:
    """A paragraph with an image, and what it shows for whoever does not see it; sides in EMU."""
    number = next(_DRAWN)
    said = quoteattr(clean(alternative))
    size = f'cx="{width}" cy="{height}"'
    return (
        '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="{name}" descr={said}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr={said}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation_of(name)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def relation_of(image: str) -> str:
    """By which name the body asks for an image."""
    return f"image-{image.partition('.')[0]}"


def table(
    caption: str,
    widths: Sequence[int],
    header: Sequence[list[Piece]],
    rows: Iterable[Sequence[list[Piece]]],
) -> str:
    """A table whose first row heads its columns on each page; `widths` are in hundredths."""
    grid = "".join(f'<w:gridCol w:w="{each * 94}"/>' for each in widths)
    named = quoteattr(clean(caption))
    properties = (
        '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={named}/></w:tblPr>"
    )
    first = _row(
        [[replace(each, bold=True) for each in cell] for cell in header], widths, heads=True
    )
    rest = "".join(_row(each, widths) for each in rows)
    # Two tables without a paragraph between them would become one.
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{first}{rest}</w:tbl><w:p/>"


def _row(cells: Sequence[list[Piece]], widths: Sequence[int], *, heads: bool = False) -> str:
    kept = "<w:tblHeader/>" if heads else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7ECF4"/>' if heads else ""
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width * 94}" w:type="dxa"/>{shade}</w:tcPr>'
        f"{paragraph('Cell', *cell)}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{kept}</w:trPr>{shown}</w:tr>"


def _control(piece: Piece) -> str:
    """The piece in a content control that nobody sees."""
    text = clean(piece.text)
    run = _run(piece, text)
    tag = escape(clean(piece.mark.to_tag(text)), {'"': "&quot;"})
    # In a field a new line is a line break; labels keep the looks of their own.
    plain = "" if piece.mark == OURS else '<w:text w:multiLine="1"/>'
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w15:appearance w15:val="hidden"/>'
        f"{plain}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
    )
    if not piece.link:
        return control
    target = escape(clean(piece.link).replace('"', "%22"), {'"': "&quot;"})
    return f'<w:fldSimple w:instr=" HYPERLINK &quot;{target}&quot; ">{control}</w:fldSimple>'


def _run(piece: Piece, text: str) -> str:
    properties = (
        ('<w:rStyle w:val="Hyperlink"/>' if piece.link else "")
        + ("<w:b/>" if piece.bold else "")
        + ("<w:rtl/>" if _is_rtl(text) else "")
        + (f'<w:lang w:val="{piece.language}"/>' if piece.language else "")
    )
    lines = escape(text).split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{words}</w:r>"


def clean(text: str) -> str:
    """The text without what XML cannot hold; what it parted stays apart."""
    return _NOT_XML.sub(" ", _BREAKS.sub("\n", text))


def _is_rtl(text: str) -> bool:
    """Whether a text is written from right to left: its first letter is."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in _STRONG), "") in _RTL


def pack(package: bytes, body: Iterable[str], section: str, images: Mapping[str, bytes]) -> bytes:
    """A package with another body, and the images that this names.

    `section` are the properties of its pages.
    """
    made = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            if info.filename != _BODY:
                target.writestr(info, _with_images(info.filename, source.read(info), images))
        for name, data in images.items():
            target.writestr(f"word/media/{name}", data, ZIP_STORED)
        with target.open(_BODY, "w") as file:
            file.write(f"{_HEAD}<w:document {_NAMESPACES}><w:body>".encode())
            for each in body:
                file.write(each.encode())
            file.write(f"{section}</w:body></w:document>".encode())
    return made.getvalue()


def _with_images(part: str, data: bytes, images: Iterable[str]) -> bytes:
    """A part of a package, which names the images where it is one that does."""
    if part == _TYPES:
        return data.replace(b"</Types>", f"{_IMAGE_TYPES}</Types>".encode())
    if part == _RELATIONS:
        named = "".join(
            f'<Relationship Id="{relation_of(each)}" Type="{_IMAGE}" Target="media/{each}"/>'
            for each in images
        )
        return data.replace(b"</Relationships>", f"{named}</Relationships>".encode())
    return data
