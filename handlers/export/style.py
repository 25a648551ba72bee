"""How a Word file looks: its fonts, headings, margins, page numbers; its language."""

from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from handlers.export.wordprocessing import clean

FONT = "Times New Roman"
INK, GREY = RGBColor(0x1F, 0x38, 0x64), RGBColor(0x59, 0x59, 0x59)
_PROPERTY_LENGTH = 255
PARTS, ENTRIES = 90, 91
"""The lists that number the parts of a brief, and the things in them."""
_TAGS = {"ru": "ru-RU", "en": "en-GB", "nl": "nl-NL", "fr": "fr-FR"}
_NUMBERED = ((PARTS, "upperRoman", 0), (ENTRIES, "decimal", 0))


def make_package(title: str, heading: str, language: str) -> tuple[bytes, str]:
    """An empty file in the house's style, and the properties of its pages."""
    word = docx.Document()
    word.core_properties.title = clean(title)[:_PROPERTY_LENGTH]
    word.core_properties.language = tag_of(language)
    word.core_properties.author = ""
    word.core_properties.comments = ""
    _set_styles(word, tag_of(language))
    _add_lists(word)
    _lay_out(word, heading)
    made = BytesIO()
    word.save(made)
    section = deepcopy(word.element.body.sectPr)
    return made.getvalue(), etree.tostring(section, encoding="unicode")


def tag_of(language: str) -> str:
    """The language as Word names it."""
    return _TAGS.get(language, language)


def _set_styles(word: Any, language: str) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{language}" w:eastAsia="en-US"/>'))
    _shape(word.styles["Normal"], 12, after=6)
    word.styles["Normal"].paragraph_format.line_spacing = 1.1
    _shape(word.styles["Title"], 20, bold=True, color=INK, after=4)
    _drop_borders(word.styles["Title"])
    _shape(word.styles["Subtitle"], 12, color=GREY, after=14)
    _shape(word.styles["Heading 1"], 15, bold=True, color=INK, before=18, after=6)
    _shape(word.styles["Heading 2"], 12.5, bold=True, color=INK, before=12, after=2)
    _shape(word.styles["Heading 3"], 12, bold=True, color=INK, before=10, after=2)
    _shape(word.styles["List Bullet"], 12, after=3)
    _shape(word.styles["Quote"], 11, italic=True, color=GREY, after=4)
    word.styles["Quote"].paragraph_format.left_indent = Cm(0.75)
    for name, size in (("Meta", 11), ("Cell", 10.5), ("Note", 10)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        _shape(style, size, italic=name == "Note", color=None if name == "Cell" else GREY, after=3)
    word.styles["Meta"].paragraph_format.keep_with_next = True
    link = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor(0x05, 0x63, 0xC1), True


def _shape(
    style: Any,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    color: RGBColor | None = None,
    before: float = 0,
    after: float = 0,
) -> None:
    font, layout = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    font.color.rgb = color or RGBColor(0, 0, 0)
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if style.name.startswith(("Heading", "Title", "Subtitle")):
        layout.keep_with_next = True
        # Its default gives letters a width of their own.
        for spacing in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)


def _drop_borders(style: Any) -> None:
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _add_lists(word: Any) -> None:
    """The numbers of parts and of entries; what a list is stands before the lists themselves."""
    numbering = word.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    for number, shape, indent in _NUMBERED:
        first.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{shape}"/><w:suff w:val="space"/><w:lvlText w:val="%1."/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:firstLine="0"/></w:pPr>'
                "</w:lvl></w:abstractNum>"
            )
        )
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )


def _lay_out(word: Any, heading: str) -> None:
    """An A4 page; from the second on, what the file is stands above, the number below."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.different_first_page_header_footer = True
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for part in ("PAGE", " / ", "NUMPAGES"):
            _add_number(line, part)
    section.header.paragraphs[0]._p.getparent().replace(
        section.header.paragraphs[0]._p, parse_xml(heading)
    )


def _add_number(line: Any, part: str) -> None:
    if part.strip().isalpha():
        line._p.append(
            parse_xml(
                f'<w:fldSimple {nsdecls("w")} w:instr=" {part} "><w:r><w:t>1</w:t></w:r>'
                "</w:fldSimple>"
            )
        )
    else:
        line.add_run(part)
