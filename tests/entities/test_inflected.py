"""Names in Russian text: found in every case, given in the nominative, and nobody else's. All persons are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.plain_report import plain_report
from onrecord import pipeline
from onrecord.entities.inflected import read_inflected
from onrecord.entities.linking import link
from onrecord.language import pack_for
from onrecord.model import Dating, EntityKind, Page, Record

OPENING = "Сарн, 12 марта. Об этом сообщили вчера вечером все газеты страны, как и обещали. "
"""So much Russian that the language is told from it."""


def read(text: str) -> Record:
    record = pipeline.read(Page((OPENING + text).encode(), "a.txt", "text/plain"))
    assert record.report.language == "ru"
    return record


def named(text: str, kind: EntityKind = EntityKind.PERSON) -> dict[str, set[str]]:
    """The entities of a kind by name, each with its other spellings."""
    return {entity.name: set(entity.variants) for entity in read(text).entities if entity.kind is kind}


PEOPLE: dict[str, tuple[str, dict[str, set[str]]]] = {
    "a man and a woman": ("Вчера приехал Илья Тамм да Анна Верина.", {"Илья Тамм": set(), "Анна Верина": set()}),
    "two men side by side": (
        "Ждали Петра Верина Михаила Тамма.",
        {"Петр Верин": {"Петра Верина"}, "Михаил Тамм": {"Михаила Тамма"}},
    ),
    "the nominative": ("Приехал Андрей Темков.", {"Андрей Темков": set()}),
    "the genitive": ("Ждали Андрея Темкова.", {"Андрей Темков": {"Андрея Темкова"}}),
    "five cases of one name": (
        "Андрей Темков здесь. Нет Андрея Темкова. Дали Андрею Темкову. Говорят с Андреем Темковым об Андрее Темкове.",
        {"Андрей Темков": {"Андрея Темкова", "Андрею Темкову", "Андреем Темковым", "Андрее Темкове"}},
    ),
    "surnames alone": (
        "Андрей Темков здесь. Темкова ждали, с Темковым говорили.",
        {"Андрей Темков": {"Темкова", "Темковым"}},
    ),
    "a woman's surname": (
        "По словам Ирены Вериновой, это так. Веринова добавила, с Вериновой согласны.",
        {"Ирена Веринова": {"Ирены Вериновой", "Веринова", "Вериновой"}},
    ),
    "a woman's surname in a consonant stays as it is": (
        "По словам Ирены Воскен, это так. Об этом сказала Ирена Воскен.",
        {"Ирена Воскен": {"Ирены Воскен"}},
    ),
    "husband and wife": (
        "Пётр Зорин и Мария Зорина приехали. Зориной не было. Зориным довольны.",
        {"Пётр Зорин": {"Зориным"}, "Мария Зорина": {"Зориной"}},
    ),
    "his or hers: neither": (
        "Пётр Зорин и Мария Зорина приехали. Зорина не было.",
        {"Пётр Зорин": set(), "Мария Зорина": set()},
    ),
    "a first name that no dictionary has": (
        "Приехал Танаркул Ашкенов. Ашкенова ждали.",
        {"Танаркул Ашкенов": {"Ашкенова"}},
    ),
    "his or hers, of such a name: as it is spelled": ("Ждали Танаркула Ашкенова.", {"Танаркула Ашкенова": set()}),
    "the title before it tells": (
        "Ждали посла Танаркула Ашкенова.",
        {"Танаркул Ашкенов": {"Танаркула Ашкенова"}},
    ),
    "another mention tells": (
        "Ждали Танаркула Ашкенова. Танаркул Ашкенов приехал.",
        {"Танаркул Ашкенов": {"Танаркула Ашкенова"}},
    ),
    "a patronymic": ("Ждали Олега Петровича Лунина.", {"Олег Петрович Лунин": {"Олега Петровича Лунина"}}),
    "initials": ("Об этом сказал А. Б. Темков, а Темкову верят.", {"А. Б. Темков": {"Темкову"}}),
    "an adjective's endings": ("Ждали Андрея Темковского.", {"Андрей Темковский": {"Андрея Темковского"}}),
    "a double surname": ("Ждали Анну Верину-Тамкову.", {"Анна Верина-Тамкова": {"Анну Верину-Тамкову"}}),
    "a surname in -ых is not declined": (
        "Приехал Илья Косых. По словам Ильи Косых, это так. Косых ждали, с Косых говорили.",
        {"Илья Косых": {"Ильи Косых", "Косых"}},
    ),
    "a state's name before it is no first name": (
        "Об этом сказал министр обороны Вельмории Богдан Рыжих.",
        {"Богдан Рыжих": set()},
    ),
    "a surname in a vowel and -а is not declined": (
        "По словам Ильи Тарбуа, это так. Тарбуа ждали.",
        {"Илья Тарбуа": {"Ильи Тарбуа", "Тарбуа"}},
    ),
    "a woman's surname that is an ordinary word": (
        "По словам Елены Гончар, это так. Об этом сказала Гончар.",
        {"Елена Гончар": {"Елены Гончар", "Гончар"}},
    ),
    "a rarer kind of surname, where it is spelled so": (
        "Ждали Андрея Борового, говорили с Андреем Боровым. Андрей Боровой приехал.",
        {"Андрей Боровой": {"Андрея Борового", "Андреем Боровым"}},
    ),
    "a man's surname that is an animal's": (
        "По словам Ильи Вороны, это так. Об этом сказал Илья Ворона.",
        {"Илья Ворона": {"Ильи Вороны"}},
    ),
    "an adjective in -ный": ("По словам Зои Картычной, это так.", {"Зоя Картычная": {"Зои Картычной"}}),
    "a surname that is an ordinary word in another kind of declension: as it is spelled": (
        "Ждали Романа Маслюку, Андрея Морского и Анны Луговой.",
        {"Романа Маслюку": set(), "Андрея Морского": set(), "Анны Луговой": set()},
    ),
    "a surname in -ь or one in a vowel: as it is spelled": (
        "Об этом сообщили Олегу Врубелю. Вчера ждали Льва Мурти.",
        {"Олегу Врубелю": set(), "Льва Мурти": set()},
    ),
    "an adjective's ending is no surname that is not declined": ("Ждали Наталью Малиную.", {"Наталью Малиную": set()}),
    "a surname in -ь": (
        "По словам Мустафы Джемаля, это так. Об этом сказали Айгуль Гоголь.",
        {"Мустафа Джемаль": {"Мустафы Джемаля"}, "Айгуль Гоголь": set()},
    ),
    "a surname in a sibilant": ("Встреча с Андреем Бондачем прошла.", {"Андрей Бондач": {"Андреем Бондачем"}}),
    "a woman's surname that is a bird's": ("Ждали Марию Соловей.", {"Мария Соловей": {"Марию Соловей"}}),
    "a surname that is a man's first name": (
        "Газета пишет о Андрее Сулиме. Ждали Ивана Исаака.",
        {"Андрее Сулиме": set(), "Иван Исаак": {"Ивана Исаака"}},
    ),
    "with ё and without": (
        "Пётр Ёлкин приехал. Елкина ждали, с Петром Елкиным говорили.",
        {"Пётр Ёлкин": {"Елкина", "Петром Елкиным"}},
    ),
    "a second name": (
        "Приехал Реджеп Тайфун Тарноглан. По словам Реджепа Тайфуна Тарноглана, это так. Тарноглану верят.",
        {"Реджеп Тайфун Тарноглан": {"Реджепа Тайфуна Тарноглана", "Тарноглану"}},
    ),
    "whom they tell it is no second name": (
        "Об этом сказал Илья Тамм Вельфаксу, рассказала Анна Верина ОТАВ.",
        {"Илья Тамм": set(), "Анна Верина": set()},
    ),
    "a woman and a man behind each other": (
        "После слов Ильи Анна Верина ушла.",
        {"Анна Верина": set()},
    ),
    "small words": (
        "Анналена фон Штальц приехала. С Анналеной фон Штальц говорили. Штальц довольна.",
        {"Анналена фон Штальц": {"Анналеной фон Штальц", "Штальц"}},
    ),
    "small words, one with a capital": (
        "По словам Василисы Ван дер Борг, это так.",
        {"Василиса Ван дер Борг": {"Василисы Ван дер Борг"}},
    ),
    "small words before what is a first name elsewhere": (
        "Встреча с Уго да Сильвой прошла в Осло. Уго да Сильва рад.",
        {"Уго да Сильва": {"Уго да Сильвой"}},
    ),
    "an article": (
        "Приехал Мохаммед аль-Маренда. С Мохаммедом аль-Марендой говорили.",
        {"Мохаммед аль-Маренда": {"Мохаммедом аль-Марендой"}},
    ),
    "whose son he is": (
        "Приехал Бакыт уулу Темир. По словам Ильхама Гейдар оглы Алимова, это так. Ждали Айгуль Жанбек кызы.",
        {
            "Бакыт уулу Темир": set(),
            "Ильхам Гейдар оглы Алимов": {"Ильхама Гейдар оглы Алимова"},
            "Айгуль Жанбек кызы": set(),
        },
    ),
    "a double first name": (
        "По словам Жана-Люка Меланшу, это так. Жан-Люк Меланшу приехал.",
        {"Жан-Люк Меланшу": {"Жана-Люка Меланшу"}},
    ),
    "a double first name, its second half declined": (
        "Говорили с Касым-Жомартом Токаровым. Токаров доволен.",
        {"Касым-Жомарт Токаров": {"Касым-Жомартом Токаровым", "Токаров"}},
    ),
    "two first names are not cut": ("Говорили с Хосе Марией Аснартом.", {"Хосе Марией Аснартом": set()}),
    "a surname that several people bear in a dictionary": ("Приехал Асан Кадырбеков.", {"Асан Кадырбеков": set()}),
    "a place in the sentence before asks for no case": (
        "Газеты ждали в Осло. Ивана Верина там нет, Иван Верин уехал.",
        {"Иван Верин": {"Ивана Верина"}},
    ),
    # no person
    "a surname of two": ("Приехали Иван и Мария Зорины, Анна и Олег Жордаковы.", {}),
    "streets, squares, unions, parties": (
        "На улице Мира и Красной площади, в Верховном Совете и Партии Мира, у Нового Моста тихо.",
        {},
    ),
    "regions and rivers": ("В Южной Осетии, Ростове-на-Дону и Нижнем Новгороде тихо.", {}),
    "a country behind a first name": ("Приехали Анна и Россия.", {}),
    "a body in capitals": ("Глава МИД ОБСЕ молчит.", {}),
    "ordinary words that begin sentences": ("Теги закрыты. Политика. Новости Спорта. Сегодня Вечером.", {}),
}


@pytest.mark.parametrize(("text", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_people(text: str, expected: dict[str, set[str]]) -> None:
    assert named(text) == expected


PLACES = {
    "Ждали в Норвегии.": {"Норвегия": {"Норвегии"}},
    "Приехали из Осло.": {"Осло": set()},
    "Приехали из Соединенных Штатов и США.": {"Соединенные Штаты": {"Соединенных Штатов", "США"}},
    "Приехали из Саудовской Аравии.": {"Саудовская Аравия": {"Саудовской Аравии"}},
    "Приехали из Тарновы.": {"Тарнова": {"Тарновы"}},
}


@pytest.mark.parametrize(("text", "expected"), PLACES.items(), ids=PLACES)
def test_places(text: str, expected: dict[str, set[str]]) -> None:
    assert named(text, EntityKind.PLACE) == expected


def test_mentions_are_verbatim_and_events_are_not_read() -> None:
    record = read("«Мы никого не просили», — сказал Андрей Темков.")
    assert [m.span.quote for m in record.mentions] == ["Андрей Темков"]
    assert record.statements[-1].speaker.name == "Андрей Темков"  # the newspapers of the opening come first
    assert not record.events
    assert not record.facts
    assert [caveat.code for caveat in record.caveats] == ["events-not-read"]


def test_people_and_places_join_with_those_of_english_reports() -> None:
    english = pipeline.read(
        Page(b"SARN -- President Andrei Temkov will visit Norway. Temkov said that he would go to Oslo.", "b.txt")
    )
    russian = read("Ждали Андрея Темкова в Норвегии.")
    names = {entity.id: entity.name for entity in (*english.entities, *russian.entities)}
    meant: dict[str, set[str]] = {}
    for found in link([*english.entities, *russian.entities]):
        if found.entity:
            meant.setdefault(found.entity.id, set()).add(names[found.name])
    together = [group for group in meant.values() if len(group) > 1]
    assert sorted(together, key=sorted) == [{"Andrei Temkov", "Андрей Темков"}, {"Norway", "Норвегия"}]


PIECES = (
    "Андрей",
    "Темков",
    "Темкова",
    "А.",
    "-",
    "Зорина-",
    "«",
    "МИД",
    " ",
    "\n\n",
    ". ",
    "Осло",
    "Саудовской Аравии",
    "ё",
    "O’Dell",
    "посла",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_the_text_every_mention_stands_in_it_and_none_overlap(text: str) -> None:
    report = plain_report("r", text + ".", Dating(None, "untold"))
    pack = pack_for("ru")
    assert pack is not None
    assert pack.inflection is not None
    found = read_inflected(report, pack.inflection)
    entities, mentions = found.entities, found.mentions
    spans = [mention.span for mention in mentions]
    assert all(report.text[span.start : span.end] == span.quote for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    of = {entity.id: {entity.name, *entity.variants} for entity in entities}
    assert all(mention.entity and mention.span.quote in of[mention.entity] for mention in mentions)
