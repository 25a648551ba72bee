"""What a file says: blocks of its words, whatever it is written in."""

from textwrap import wrap

import pytest

from handlers.documents.reading import Kind, Refusal, Refused, read_file, read_text, sheets
from tests.handlers.documents.making import (
    open_document_file,
    part_of,
    sheet_file,
    with_part,
    word_file,
    zip_file,
)

RUSSIAN = (
    "Визит делегации Ёлкина в Антверпен состоялся в мае 2018 года.\r\nВторая строка текста.\r\n"
)


def texts(data: bytes, name: str) -> list[str]:
    return [block.text for block in read_file(data, name).blocks]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "koi8-r"]
)
def test_text_is_read_in_any_encoding(encoding: str) -> None:
    said = texts((RUSSIAN * 3).encode(encoding), "a.txt")
    assert said[:2] == RUSSIAN.strip().split("\r\n")


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "В мае 2018 года в Антверпене открылась большая выставка, на ко-\n"
        "торой показаны работы двенадцати художников из Санкт-Петербурга\n"
        "и Бельгии; ее посетили мэр Антверпена и его заместители, а также\n"
        "консул России.\n"
        "- первое направление работы\n"
        "- второе направление\n"
    )
    blocks = read_text(text).blocks
    assert [block.kind for block in blocks] == [Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM]
    assert "на которой показаны работы" in blocks[0].text
    assert blocks[0].text.endswith("консул России.")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("а также вице-\nгубернатор", "вице-губернатор"),
        ("и российско-\nиранский совет", "российско-иранский совет"),
        ("и торгово-\nпромышленная палата", "торгово-промышленная палата"),
        ("and the vice-\npresident", "vice-president"),
        ("о сотруд-\nничестве", "о сотрудничестве"),
        ("и Торо-\nпов", "и Торопов"),
    ],
)
def test_line_broken_at_a_hyphen_of_its_word_keeps_it(broken: str, whole: str) -> None:
    before, _, after = broken.partition("\n")
    lead = "В мае 2018 года в Антверпене открылась большая выставка работ двух городов "[
        : 64 - len(before)
    ]
    text = f"{lead.ljust(64 - len(before), 'и')}{before}\n{after} {'и другие художники ' * 3}\n" * 3
    (block, *_) = read_text(text + "конец.\n").blocks
    assert whole in block.text


def test_short_lines_stay_lines() -> None:
    text = "Мария Орлова\nглавный специалист\nтел. 576-00-00\norlova@gov.example\n"
    assert [block.text for block in read_text(text).blocks] == text.splitlines()


def test_capitals_and_years_are_headings() -> None:
    blocks = read_text("ОСНОВНЫЕ СОБЫТИЯ\n\n2017\n\nВизит в Гент.\n").blocks
    assert [block.kind for block in blocks] == [Kind.HEADING, Kind.HEADING, Kind.PARAGRAPH]


@pytest.mark.parametrize("bullet", ["–", "—", "-", "•", "*"])
def test_bullets_typed_in_word_make_a_list(bullet: str) -> None:
    said = (
        "Направления:",
        f"{bullet} портовое дело;",
        f"{bullet} музеи.",
        "Конец.",
        "* Примечание.",
    )
    blocks = read_file(word_file(*said), "a.docx").blocks
    assert [block.text for block in blocks if block.kind is Kind.ITEM] == [
        "портовое дело;",
        "музеи.",
    ]
    assert blocks[-1].text == "* Примечание."


def test_what_nobody_sees_in_word_is_left_out() -> None:
    said = texts(word_file("ин\u00adфра\u00adструктура\u00a0порта  и\u200b доки"), "a.docx")
    assert said == ["инфраструктура порта и доки"]


def test_rows_of_a_table_keep_their_cells() -> None:
    data = word_file("Визиты", table=[["Дата", "Событие"], ["май 2018", "Визит в Гент"]])
    rows = [block for block in read_file(data, "a.docx").blocks if block.kind is Kind.ROW]
    assert rows[1].cells == ("май 2018", "Визит в Гент")


def test_an_open_document_is_read_with_headings_lists_and_tables() -> None:
    bold = (
        '<style:style style:name="P1" style:family="paragraph">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    data = open_document_file(
        '<text:p text:style-name="Title">Справка</text:p>'
        '<text:h text:outline-level="2">События</text:h>'
        '<text:p text:style-name="P1">Визиты</text:p>'
        "<text:p>В мае<text:s/>2018 года <text:span>в Генте</text:span> прошел форум"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Сноска.</text:p></text:note-body></text:note>.</text:p>"
        "<text:tracked-changes><text:deletion><text:p>вычеркнуто</text:p></text:deletion>"
        "</text:tracked-changes>"
        "<text:list><text:list-item><text:p>порты</text:p><text:list><text:list-item>"
        "<text:p>терминалы</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Дата</text:p>"
        '</table:table-cell><table:table-cell table:number-columns-repeated="2"/>'
        "</table:table-row></table:table>",
        bold,
    )
    blocks = read_file(data, "a.odt").blocks
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        (Kind.TITLE, 0, "Справка"),
        (Kind.HEADING, 2, "События"),
        (Kind.HEADING, 2, "Визиты"),
        (Kind.PARAGRAPH, 0, "В мае 2018 года в Генте прошел форум."),
        (Kind.ITEM, 0, "порты"),
        (Kind.ITEM, 1, "терминалы"),
        (Kind.ROW, 0, "Дата"),
        (Kind.PARAGRAPH, 0, "Сноска."),
    ]
    assert blocks[-2].cells == ("Дата", "", "")


def test_rich_text_is_read_in_its_alphabet() -> None:
    words = "".join(f"\\'{byte:02x}" for byte in "Визит в Гент, май".encode("cp1251"))
    head = r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Times New Roman;}}\f0 "
    tail = r" 2018 \u1075?.\par \u1060?\u1086?\u1088?\u1091?\u1084?.\par}"
    said = texts(f"{head}{words}{tail}".encode(), "a.rtf")
    assert said == ["Визит в Гент, май 2018 г.", "Форум."]


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_file_with_macros_or_template_is_read_as_any_other(kind: str) -> None:
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    file = word_file("Концерт хора")
    types = part_of(file, "[Content_Types].xml").replace(plain.encode(), kind.encode())
    file = with_part(file, "[Content_Types].xml", types)
    file = with_part(file, "word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600))
    assert texts(file, "a.docm") == ["Концерт хора"]


def test_deleted_text_is_not_read_and_inserted_text_is() -> None:
    data = word_file("Текст")
    body = part_of(data, "word/document.xml").decode()
    changed = body.replace(
        "<w:r><w:t>Текст</w:t></w:r>",
        '<w:ins w:id="1" w:author="a"><w:r><w:t>Новый</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>Старый</w:delText></w:r></w:del>',
    )
    assert changed != body
    assert texts(with_part(data, "word/document.xml", changed.encode()), "a.docx") == ["Новый"]


def test_cells_that_look_like_formulas_stay_text() -> None:
    said = texts(sheet_file(["=1+1", "a"], ["@SUM(A1)", "-2"]), "a.xlsx")
    assert said == ["=1+1 | a", "@SUM(A1) | -2"]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_csv_is_read_with_any_sign_between_cells(sign: str) -> None:
    text = f"Дата{sign}Событие\nмай 2018{sign}Визит\nиюнь 2018{sign}Обмен\n"
    assert texts(text.encode("cp1251"), "a.csv")[1] == "май 2018 | Визит"


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [
        (b"", "a.txt", Refusal.EMPTY),
        (b" \r\n\r\n", "a.txt", Refusal.EMPTY),
        (b"%PDF-1.7 ...", "a.docx", Refusal.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", Refusal.OLD_OFFICE),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "a.png", Refusal.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(60), "scan.docx", Refusal.PICTURE),
        (b"Rar!\x1a\x07" + bytes(60), "a.rar", Refusal.ARCHIVE),
        (zip_file({"a.txt": b"text"}), "a.zip", Refusal.ARCHIVE),
        (b"{\\rtf1 }", "a.rtf", Refusal.EMPTY),
        (open_document_file("<text:p/>"), "a.odt", Refusal.EMPTY),
        (open_document_file("<text:p>text")[:-40], "a.odt", Refusal.DAMAGED),
        (b"<!DOCTYPE html><p>text", "a.html", Refusal.OTHER_OFFICE),
        (bytes(range(256)) * 40, "a.bin", Refusal.UNKNOWN),
        (b"PK\x03\x04broken", "a.docx", Refusal.DAMAGED),
        (word_file("text")[:-400], "a.docx", Refusal.DAMAGED),
        (b"word " * 1_000_000, "a.txt", Refusal.TOO_LONG),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(
    data: bytes, name: str, refusal: Refusal
) -> None:
    with pytest.raises(Refused) as caught:
        read_file(data, name)
    assert caught.value.refusal is refusal


@pytest.mark.parametrize(
    ("part", "content", "refusal"),
    [
        (
            "word/document.xml",
            b'<!DOCTYPE a [<!ENTITY b "boom">]><w:document/>',
            Refusal.UNSAFE,
        ),
        (
            "word/styles.xml",
            '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'.encode("utf-16"),
            Refusal.UNSAFE,
        ),
        ("word/bomb.xml", b"<a>" + bytes(80 * 1024 * 1024), Refusal.TOO_MUCH),
        ("word/document.xml", b"<w:document", Refusal.DAMAGED),
    ],
)
def test_what_no_brief_needs_is_refused(part: str, content: bytes, refusal: Refusal) -> None:
    with pytest.raises(Refused) as caught:
        read_file(with_part(word_file("text"), part, content), "a.docx")
    assert caught.value.refusal is refusal


def test_sheet_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # To make one of the hundred thousand that are too many takes seconds.
    monkeypatch.setattr(sheets, "MAX_CELLS", 1_000)
    assert read_file(sheet_file(*[["1"] * 10] * 90), "a.xlsx").blocks
    with pytest.raises(Refused) as caught:
        read_file(sheet_file(*[["1"] * 10] * 110), "a.xlsx")
    assert caught.value.refusal is Refusal.TOO_MUCH


def test_lines_that_end_with_abbreviations_were_broken_at_a_width() -> None:
    told = (
        "1.1. 12.05.17 – круглый стол по керамике и дизайну в Акад. худ. промыслов им. Штиглица.",
        "1.2. 13.05.17 – мастер-классы гончаров из г. Манисес в Ботан. саду, отв. – гл. спец. отд.",
        "1.3. 28.06.17 – визит дел. КВС (рук. – вице-губ. г-н Т. Б. Мраморнов) в г. Валенсия, Исп.",
        "1.4. 02.07.17 – уч-е исп. дизайнеров в выст. керамики (отв. – проф. И. Касальеро).",
    )
    lines = [line for each in told for line in wrap(each, 64, subsequent_indent="     ")]
    blocks = read_text("\n".join([*lines, f"Нач. отд.{' ' * 40}Ю. Г. Перевозчиков", ""])).blocks
    assert [block.text for block in blocks[:-1]] == [each.split(" ", 1)[1] for each in told]
    assert blocks[-1].text == "Нач. отд. Ю. Г. Перевозчиков"
