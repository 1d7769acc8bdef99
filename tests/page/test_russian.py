"""Russian pages: what each line is, notices, credits, datelines and dates."""

from __future__ import annotations

import pytest

from onrecord.language import page_lexicons
from onrecord.language.packs.ru.page import PAGE
from onrecord.model import Page, Report, Role
from onrecord.page import read_page
from onrecord.page.datelines import dateline
from onrecord.page.language import language_of
from onrecord.page.lines import lines_of
from onrecord.page.roles import roles
from onrecord.page.visible_dates import is_date_line, visible_dates

T, B, C, R, N, F = Role.TITLE, Role.BODY, Role.CAPTION, Role.CREDIT, Role.NOTICE, Role.FURNITURE

TITLE = "Паром на Скерру больше не ходит"
LEAD = "Последний паром на Скерру отошел в понедельник, сообщили в порту Тарна."
MORE = "Жители острова просили еще одно лето, но им дали только две недели."
SAID = "«Мы будем грести», — сказала одна из них."


def joined(*lines: str) -> str:
    return "\n\n".join(line for line in lines if line)


def read(text: str, **given: str) -> Report:
    return read_page(Page(text.encode(), "velm.txt", **given), page_lexicons())[0]  # type: ignore[arg-type]


PAGES = {
    "a news site": [
        ("Перейти к содержанию страницы", F),
        ("Лента новостей", F),
        (TITLE, T),
        ("5 февраля 2019, 14:30", F),
        ("Поделиться", F),
        ("Паром у причала Скерры. Фото: Пиа Норн / Тидал", C),
        (LEAD, B),
        (MORE, B),
        ("Читайте также: Порт Тарна закрыли на год", F),
        (SAID, B),
        ("По материалам агентства «Тидал»", R),
        ("Теги: паром, Скерра", F),
        ("Комментарии (3)", F),
    ],
    "an agency": [
        (TITLE, T),
        ("ТАРН, 4 фев — Тидал. " + LEAD, B),
        (MORE, B),
        (SAID, B),
        ("Версия для печати", F),
        ("Курс валют", F),
        ("USD 86,5", F),
    ],
    "a broadcaster that is banned": [
        (TITLE, T),
        (LEAD, B),
        (MORE, B),
        (SAID, B),
        ("«Радио Вельм» признано в Остраннии нежелательной организацией.", N),
        (
            (
                "Если вы находитесь в Остраннии или имеете остраннийский паспорт, обратите внимание: за репосты, лайки "
                "и комментарии к нашим материалам вам могут грозить штраф или тюремное заключение."
            ),
            N,
        ),
    ],
    "a magazine": [
        (TITLE, T),
        ("Автор: Ада Орен", R),
        (LEAD, B),
        ("© Пиа Норн / Тидал", F),
        (MORE, B),
        (SAID, B),
        ("Материалы по теме", F),
        ("Порт Тарна закрыли на год", F),
        ("Подписывайтесь на наш телеграм-канал, чтобы не пропустить главное.", F),
        ("Использование материалов сайта разрешено только при наличии ссылки на источник.", F),
        ("Нашли опечатку? Выделите ее и нажмите Ctrl+Enter.", F),
    ],
}


@pytest.mark.parametrize("lines", PAGES.values(), ids=range(len(PAGES)))
def test_every_line_has_its_role(lines: list[tuple[str, Role]]) -> None:
    text = "\n\n".join(line for line, _ in lines)
    dated = lambda line: is_date_line(line, "ru", (PAGE,))  # noqa: E731
    rulings = roles(lines_of(text), (PAGE,), dated=dated)
    found = [(line, ruling.role) for (line, _), ruling in zip(lines, rulings, strict=True)]
    assert found == lines, [ruling.reason for ruling in rulings]


# Lines between an article's sentences that are none of it.
BESIDE = [
    "Поделиться", "Поделиться новостью", "Подписаться", "Версия для печати", "Комментарии", "Комментарии (12)",
    "Загрузка…", "Теги", "Теги: порт, паром", "Метки: порт", "Читайте также", "Читайте также: Порт закрыт",
    "По теме: Порт закрыт", "Материалы по теме", "Реклама", "Нет комментариев", "12 просмотров", "Просмотров: 1 204",
    "3 мин. на чтение", "Главные новости", "Самое читаемое", "Новости партнеров", "Мы в соцсетях", "Мы также в",
    "Полная версия сайта", "Опубликовано: 05.02.2019 14:30", "Вторник, 5 февраля 2019", "Обновлено: 5 февраля 2019",
    "5 фев 2019, 14:30", "Курсы валют НБКР", "USD 86,50 ▲ 0,2", "Доллар 86,5", "О проекте", "Карта сайта",
    "Использование материалов сайта допускается только с указанием ссылки на источник.",
    "Мы используем файлы cookie, чтобы сайт работал лучше.",
    "Подписывайтесь на наш канал в Telegram.",
    "Если вы нашли ошибку в тексте, выделите ее и нажмите Ctrl+Enter.",
    "Все права защищены. 2019 год, издание «Тарнский листок».",
    "Мнение редакции может не совпадать с мнением авторов колонок и статей.",
    "* Организация признана нежелательной на территории Остраннии и внесена в реестр.",
]  # fmt: skip


@pytest.mark.parametrize("line", BESIDE)
def test_what_a_site_says_is_not_the_article(line: str) -> None:
    report = read(joined(TITLE, LEAD, MORE, line, SAID, f"{MORE} {LEAD}"))
    role = next(b.role for b in report.blocks if report.text[b.start : b.end].strip() == line)
    assert role is F


# Sentences of an article in which the words of a site stand.
ARTICLE = [
    "Верина призвала жителей поделиться новостью с соседями и не верить слухам.",
    "По его словам, комментарии под статьей писали одни и те же люди.",
    "Минюст признал организацию иностранным агентом, сообщила в понедельник Верина.",
    "Организацию признали нежелательной, и за участие в ней грозит штраф до 15 тысяч.",
    "«Подписывайтесь на наш канал», — призвала Верина своих сторонников на площади.",
    "Обновленный договор подписали 5 февраля 2019 года, сообщили в министерстве.",
    "По материалам дела, ущерб составил 5 миллионов, и его до сих пор не возместили.",
    "Источник: так называют это место жители, и вода в нем не замерзает никогда.",
    "Читайте также и то, что написано мелким шрифтом, посоветовала министр жителям.",
    "Курс доллара вырос до 86,5 сома, сообщил в понедельник национальный банк.",
    "На фото, которое показали в суде, Верина стоит рядом с капитаном парома.",
    "Если вы находитесь в Тарне, приходите в порт, сказала она жителям острова.",
]


@pytest.mark.parametrize("line", ARTICLE)
def test_no_sentence_of_an_article_is_lost(line: str) -> None:
    report = read(joined(TITLE, LEAD, MORE, line, SAID, f"{MORE} {LEAD}"))
    role = next(b.role for b in report.blocks if report.text[b.start : b.end].strip() == line)
    assert role is B, next(b.reason for b in report.blocks if report.text[b.start : b.end].strip() == line)


# (a paragraph's opening, the place, the date, the agency)
DATELINES = [
    ("БИШКЕК, 11 окт - Тидал. Авиабазы хватит.", "БИШКЕК", "11 окт", "Тидал"),
    ("Тарн, 19.07.19. /Тидал/. Никаких переговоров нет.", "Тарн", "19.07.19", "Тидал"),
    ("ТАРН, 4 февраля. /ТИДАЛ/. Глава совета заявил об этом.", "ТАРН", "4 февраля", "ТИДАЛ"),
    ("ТАРН, 4 фев — Тидал Новости. Глава совета заявил об этом.", "ТАРН", "4 фев", "Тидал Новости"),
    ("ТАРН, 4 фев — Тидал Новости, Ада Орен. Глава совета заявил.", "ТАРН", "4 фев", "Тидал Новости"),
    ("Тарн. 4 февраля. TIDAL.RU - Глава совета заявил об этом.", "Тарн", "4 февраля", "TIDAL.RU"),
    ("ТАРН. ТИДАЛ – Глава совета заявил об этом.", "ТАРН", None, "ТИДАЛ"),
    ("4 февраля, Тарн /Корр. ТИДАЛ/. Глава совета заявил об этом.", "Тарн", "4 февраля", "ТИДАЛ"),
    ("Тарн, 4 февраля 2019, 14:30 — Глава совета заявил об этом.", "Тарн", "4 февраля 2019, 14:30", None),
    ("Тарн, 4 февраля 2019 года — Глава совета заявил об этом.", "Тарн", "4 февраля 2019 года", None),
    ("ТАРН (Тидал) — Глава совета заявил об этом.", "ТАРН", None, "Тидал"),
    ("НОВЫЙ ТАРН, 4 февраля. /ТИДАЛ/. Глава совета заявил.", "НОВЫЙ ТАРН", "4 февраля", "ТИДАЛ"),
]


@pytest.mark.parametrize(("text", "place", "date", "agency"), DATELINES, ids=range(len(DATELINES)))
def test_a_dateline(text: str, place: str, date: str | None, agency: str | None) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Тарн — город на юге Вельмории, в котором живут рыбаки.",
        "Верина пришла. Орозов — нет, и никто не знает почему.",
        "В понедельник, 4 февраля — за день до выборов — порт закрыли.",
        "Москва. Это было в начале века, когда порт еще строили.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


# (a line, its day, whether it says that the page was changed)
DAYS = [
    ("Опубликовано: 05.02.2019 14:30", "2019-02-05", False),
    ("5 февраля 2019, 14:30", "2019-02-05", False),
    ("Вторник, 5 февраля 2019", "2019-02-05", False),
    ("5 фев 2019", "2019-02-05", False),
    ("11 окт. 2017 г.", "2017-10-11", False),
    ("14:30, 05.02.19", "2019-02-05", False),
    ("Обновлено 5 февраля 2019 года в 14:30", "2019-02-05", True),
    ("Дата публикации: 3 мая 2019", "2019-05-03", False),
]


@pytest.mark.parametrize(("line", "day", "modified"), DAYS, ids=range(len(DAYS)))
def test_a_visible_date(line: str, day: str, modified: bool) -> None:
    assert is_date_line(line, "ru", (PAGE,))
    assert [(str(found.day), found.modified) for found in visible_dates(line, "ru", (PAGE,))] == [(day, modified)]


@pytest.mark.parametrize(
    ("above", "opening", "day"),
    [
        ("5 февраля 2019, 14:30", "", "2019-02-05"),
        ("Опубликовано: 05.02.2019 14:30", "", "2019-02-05"),
        ("", "Тарн, 19.07.19. /Тидал/. ", "2019-07-19"),
        ("", "ТАРН, 4 февраля 2019 года. /ТИДАЛ/. ", "2019-02-04"),
        ("", "ТАРН, 4 февраля. /ТИДАЛ/. ", None),
        ("Обновлено: 5 февраля 2019", "", None),
    ],
)
def test_when_a_report_was_published(above: str, opening: str, day: str | None) -> None:
    assert read(joined(TITLE, above, opening + LEAD, MORE, SAID)).published.value == day


CREDITS = [
    ("По материалам ТАСС", [("ТАСС", "wire")]),
    ("По материалам ТАСС и РИА Новости", [("ТАСС", "wire"), ("РИА Новости", "wire")]),
    ("Источник: Интерфакс", [("Интерфакс", "wire")]),
    ("Автор: Ада Орен", [("Ада Орен", "author")]),
    ("Текст: Ада Орен, Пиа Норн", [("Ада Орен", "author"), ("Пиа Норн", "author")]),
    ("Подготовила Ада Орен", [("Ада Орен", "author")]),
    ("Беседовала Ада Орен", [("Ада Орен", "author")]),
]


@pytest.mark.parametrize(("line", "names"), CREDITS, ids=range(len(CREDITS)))
def test_credits(line: str, names: list[tuple[str, str]]) -> None:
    report = read(joined(TITLE, LEAD, MORE, SAID, line))
    assert [(credit.name, credit.kind.value) for credit in report.credits] == names


def test_a_picture_s_credit() -> None:
    caption = "Паром у причала Скерры. Фото: Пиа Норн / Тидал"
    report = read(joined(TITLE, caption, LEAD, MORE, SAID))
    assert [(credit.name, credit.kind.value) for credit in report.credits] == [
        ("Пиа Норн", "photo"),
        ("Тидал", "photo"),
    ]


NOTICES = [
    (
        (
            "Если вы находитесь в России или на подконтрольных ей территориях Вельмории, обратите внимание: за "
            "репосты, лайки и комментарии к нашим материалам вам могут грозить штраф или тюремное заключение."
        ),
        ("RU",), "находитесь в России или на подконтрольных ей территориях Вельмории", ("share", "like", "comment"),
        "штраф или тюремное заключение",
    ),
    (
        (
            "Распространение нашего контента и ссылки на него могут повлечь уголовное преследование: издание объявлено "
            "властями России нежелательной организацией."
        ),
        ("RU",), None, ("distribute", "cite"), "уголовное преследование: издание объявлено властями России",
    ),
    (
        "Настоящий материал произведен и распространен иностранным агентом «Радио Вельм».", (), None, (), None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "where", "who", "acts", "penalty"), NOTICES, ids=range(len(NOTICES)))
def test_notices(
    words: str, where: tuple[str, ...], who: str | None, acts: tuple[str, ...], penalty: str | None
) -> None:
    report = read(joined(TITLE, LEAD, MORE, SAID, words))
    (notice,) = report.notices
    assert notice.span.quote == words
    assert (notice.jurisdiction, notice.at_risk, notice.acts) == (where, who, acts)
    assert (notice.penalty or "").startswith(penalty or ""), notice.penalty
    assert (notice.penalty is None) == (penalty is None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEAD + " " + MORE + " По его словам, это было сделано для того, чтобы порт не закрыли.", "ru"),
        (
            (
                "Президент України заявив у понеділок, що уряд не підпише договір із компанією, яка будує порт. За "
                "його словами, країна не готова платити ціну, про яку говорять роками."
            ),
            "uk",
        ),
        (
            (
                "Президентът заяви в понеделник, че правителството няма да подпише договора с компанията, която строи "
                "пристанището. По думите му страната не е готова да плати цената, за която се говори от години."
            ),
            "bg",
        ),
    ],
)
def test_the_language_of_a_page(text: str, language: str) -> None:
    assert language_of(lines_of(text), None, page_lexicons()) == language


def test_a_text_that_ends_at_a_paywall() -> None:
    text = joined(TITLE, LEAD, MORE, "Оформите подписку, чтобы читать дальше")
    _, caveats = read_page(Page(text.encode(), "velm.txt"), page_lexicons())
    assert [caveat.code for caveat in caveats] == ["paywalled"]
