"""Who speaks in Russian reports: people by the nominative of their names, bodies, capitals, and nobody."""

from __future__ import annotations

import pytest

from evaluation.plain_report import plain_report
from onrecord.entities import read_entities
from onrecord.language import pack_for
from onrecord.model import Dating, Speaker, SpeakerKind
from onrecord.statements.speaker import read_speaker


def speaker(text: str, source: str) -> Speaker:
    """Who is meant by a source's words where they stand last in the text."""
    pack = pack_for("ru")
    assert pack is not None
    report = plain_report("r", text, Dating(None, "untold"))
    syntax = pack.parse(report)
    entities = read_entities(report, syntax, pack.entities, pack.inflection)
    start = text.rindex(source)
    return read_speaker(report, syntax, entities, (start, start + len(source)), pack.entities)


NAMED: dict[tuple[str, str], tuple[str, str | None]] = {
    ("* заявил, что порт закрыт.", "Глава МИД РФ Илья Тамм"): ("Илья Тамм", "глава МИД of Russia"),
    ("* сказала, что денег нет.", "Анна Верина, глава минфина,"): ("Анна Верина", "глава минфина"),
    ("«Порт закрыт», — сообщил *.", "официальный представитель МИД Вельмории Илья Тамм"): (
        "Илья Тамм",
        "официальный представитель МИД of Вельмория",
    ),
    ("Как сообщила *, порт закрыт.", "министр обороны Норвегии Анна Верина"): (
        "Анна Верина",
        "министр обороны of Norway",
    ),
    ("По словам *, порт закрыт.", "главы МИД Вельмории Анны Вериной"): ("Анна Верина", "глава МИД of Вельмория"),
    ("По мнению *, порт закрыт.", "посла Норвегии в Кыргызстане Ильи Тамма"): (
        "Илья Тамм",
        "посол в Кыргызстане of Norway",
    ),
    ("По словам *, порт закрыт.", "Танаркула Ашкенова"): ("Танаркул Ашкенов", None),
    ("* сообщил, что порт закрыт.", "Статс-секретарь, замглавы МИД РФ Илья Тамм"): (
        "Илья Тамм",
        "замглавы МИД of Russia",
    ),
    ("* считает, что порт закрыт.", "Бывший министр обороны Вельмории Илья Тамм"): (
        "Илья Тамм",
        "бывший министр обороны of Вельмория",
    ),
    ("По мнению *, порт закрыт.", "бывшего министра обороны Вельмории Ильи Тамма"): (
        "Илья Тамм",
        "бывший министр обороны of Вельмория",
    ),
    ("* сообщил, что порт закрыт.", "Пресс-секретарь президента Вельмории Анны Вериной Илья Тамм"): (
        "Илья Тамм",
        "пресс-секретарь президента Анны Вериной of Вельмория",
    ),
    ("* рассказал, что порт закрыт.", "Рыбак Темирбек Орозов"): ("Темирбек Орозов", "рыбак"),
    ("* рассказала, что порт закрыт.", "Жительница Тарна Анна Верина"): ("Анна Верина", None),
    ("Министр Анна Верина прилетела. * сообщила, что порт закрыт.", "Она"): ("Анна Верина", "министр"),
    ("Министр обороны Илья Тамм прилетел. * сообщил, что порт закрыт.", "Министр"): ("Илья Тамм", "министр обороны"),
    ("Глава МИД Вельмории Анна Верина прилетела. По словам *, порт закрыт.", "министра"): (
        "Анна Верина",
        "глава МИД of Вельмория",
    ),
    ("Посол Норвегии Илья Тамм прилетел. * отметил, что порт закрыт.", "Дипломат"): ("Илья Тамм", "посол of Norway"),
    ("* рассказал, что порт закрыт.", "Темирбек Орозов, возглавляющий порт,"): ("Темирбек Орозов", "глава порта"),
    ("* заявил, что порт закрыт.", "Кремль"): ("Кремль", "правительство of Russia"),
    ("Норвегия ждет. В * заявили, что порт закрыт.", "Осло"): ("Осло", "правительство of Norway"),
    ("Российские корабли ушли из Тарна. Россия ждет. * заявила, что порт закрыт.", "Москва"): (
        "Москва",
        "правительство of Russia",
    ),
    ("* заявила, что порт закрыт.", "Москва"): ("Москва", None),
    ("* заявил, что порт закрыт.", "МИД Вельмории"): ("МИД Вельмории", None),
    ("В * заявили, что порт закрыт.", "Министерстве обороны Вельмории"): ("Министерство обороны Вельмории", None),
    ("* заявила, что порт закрыт.", "Россия"): ("Россия", None),
    ("* сообщает, что порт закрыт.", "ТАСС"): ("ТАСС", None),
}


def placed(key: tuple[str, str]) -> tuple[str, str]:
    return key[0].replace("*", key[1]), key[1]


@pytest.mark.parametrize(("key", "expected"), NAMED.items(), ids=["/".join(key) for key in NAMED])
def test_who_is_named(key: tuple[str, str], expected: tuple[str, str | None]) -> None:
    found = speaker(*placed(key))
    assert (found.name, found.role) == expected


NOBODY: dict[tuple[str, str], SpeakerKind] = {
    ("* сообщил, что порт закрыт.", "Пресс-секретарь президента Анны Вериной"): SpeakerKind.PERSON,
    ("По словам *, порт закрыт.", "жены рыбака Ильи Тамма"): SpeakerKind.UNNAMED,
    ("По словам *, порт закрыт.", "представителя президента Анны Вериной"): SpeakerKind.PERSON,
    ("Министр обороны Анна Верина прилетела. * добавил, что порт закрыт.", "Министр"): SpeakerKind.PERSON,
    (
        "Министр обороны Олег Лунин встретил министра юстиции Илью Тамма. * сообщил, что порт закрыт.",
        "Министр",
    ): SpeakerKind.PERSON,
    ("Илья Тамм встретил Олега Лунина. * сообщил, что порт закрыт.", "Он"): SpeakerKind.UNNAMED,
    ("Министр Анна Верина прилетела. * сообщил, что порт закрыт.", "Он"): SpeakerKind.UNNAMED,
    ("Анна Верина прилетела. Компания отчиталась. * сообщила, что порт закрыт.", "Она"): SpeakerKind.UNNAMED,
    ("* сообщил, что порт закрыт.", "Источник в правительстве"): SpeakerKind.UNNAMED,
    ("* сообщил, что порт закрыт.", "Собеседник агентства"): SpeakerKind.UNNAMED,
    ("* сообщил, что порт закрыт.", "Чиновник"): SpeakerKind.UNNAMED,
    ("* сообщил, что порт закрыт.", "Один дипломат"): SpeakerKind.UNNAMED,
    ("* сообщили, что порт закрыт.", "Чиновники"): SpeakerKind.GROUP,
    ("* сообщили, что порт закрыт.", "Они"): SpeakerKind.GROUP,
    ("* сообщил, что порт закрыт.", "Премьер-министр"): SpeakerKind.PERSON,
    ("* сообщило, что порт закрыт.", "Правительство"): SpeakerKind.ORGANIZATION,
    ("В * говорится, что порт закрыт.", "заявлении"): SpeakerKind.DOCUMENT,
}


@pytest.mark.parametrize(("key", "kind"), NOBODY.items(), ids=["/".join(key) for key in NOBODY])
def test_who_is_not_named(key: tuple[str, str], kind: SpeakerKind) -> None:
    found = speaker(*placed(key))
    assert (found.kind, found.entity) == (kind, None)
