"""Names, offices and whom nouns and pronouns mean in Russian reports. All people, and most countries, are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.plain_report import plain_report
from onrecord.entities import Entities, read_entities
from onrecord.entities.linking import link
from onrecord.language import pack_for
from onrecord.model import Dating, Entity, EntityKind, MentionKind, Report


def report_of(text: str) -> Report:
    return plain_report("r", text, Dating(None, "untold"))


def entities_of(report: Report) -> Entities:
    pack = pack_for("ru")
    assert pack is not None
    return read_entities(report, pack.parse(report), pack.entities, pack.inflection)


def offices(text: str) -> list[tuple[str, str, str | None]]:
    """Holder, role and polity of each office, with "former" before what was held before."""
    found = entities_of(report_of(text))
    return [
        (found.entity(office.holder).name, f"{'(former) ' if office.former else ''}{office.role}", office.polity)
        for office in found.offices
    ]


OFFICES: dict[str, list[tuple[str, str, str | None]]] = {
    # before the name
    "Об этом заявил глава МИД РФ Илья Тамм.": [("Илья Тамм", "глава МИД", "Russia")],
    "Об этом сообщила министр обороны Вельмории Анна Верина.": [("Анна Верина", "министр обороны", "Вельмория")],
    "Премьер-министр Кыргызстана Темирбек Орозов прибыл в Тарн.": [
        ("Темирбек Орозов", "премьер-министр", "Kyrgyzstan")
    ],
    "Официальный представитель МИД Остраннии Илья Тамм опроверг это.": [
        ("Илья Тамм", "официальный представитель МИД", "Остранния")
    ],
    "Посол Норвегии в Кыргызстане Анна Верина рассказала об этом.": [("Анна Верина", "посол в Кыргызстане", "Norway")],
    "Статс-секретарь, замглавы МИД РФ Илья Тамм заявил это в среду.": [
        ("Илья Тамм", "статс-секретарь", None),
        ("Илья Тамм", "замглавы МИД", "Russia"),
    ],
    "Секретарь Совета безопасности Вельмории Илья Тамм заявил это.": [
        ("Илья Тамм", "секретарь Совета безопасности", "Вельмория")
    ],
    "Первый заместитель министра обороны Вельмории Илья Тамм подал в отставку.": [
        ("Илья Тамм", "первый заместитель министра обороны", "Вельмория")
    ],
    "Министр культуры и спорта Вельмории Анна Верина открыла театр.": [
        ("Анна Верина", "министр культуры и спорта", "Вельмория")
    ],
    "Глава комитета Госдумы по обороне Илья Тамм не согласен.": [
        ("Илья Тамм", "глава комитета Госдумы по обороне", None)
    ],
    "Генеральный директор компании «Тарнпорт» Илья Тамм подписал договор.": [
        ("Илья Тамм", "генеральный директор компании «Тарнпорт»", None)
    ],
    "Мэр Москвы Илья Тамм открыл парк.": [("Илья Тамм", "мэр", "Moscow")],
    "Полковник Темирбек Орозов командовал отрядом.": [("Темирбек Орозов", "полковник", None)],
    "Врио губернатора Чуйской области Илья Тамм подписал указ.": [("Илья Тамм", "врио губернатора", "Чуйская область")],
    "Глава российского МИДа Илья Тамм ответил.": [("Илья Тамм", "глава МИДа", "Russia")],
    "Генсек ОДКБ Илья Тамм сообщил об этом.": [("Илья Тамм", "генсек ОДКБ", None)],
    "Депутат Жогорку Кенеша Темирбек Орозов не согласен.": [("Темирбек Орозов", "депутат Жогорку Кенеша", None)],
    "Депутат от партии «Единый Тарн» Илья Тамм не согласен.": [("Илья Тамм", "депутат от партии «Единый Тарн»", None)],
    "Политолог, эксперт по Центральной Азии Илья Тамм не согласен.": [
        ("Илья Тамм", "политолог", None),
        ("Илья Тамм", "эксперт по Центральной Азии", None),
    ],
    "Руководитель пресс-службы Минобороны Остраннии подполковник Анна Верина ушла.": [
        ("Анна Верина", "подполковник", None),
        ("Анна Верина", "руководитель пресс-службы Минобороны", "Остранния"),
    ],
    "Исполняющий обязанности главы МИД Илья Тамм ушел.": [("Илья Тамм", "исполняющий обязанности главы МИД", None)],
    "И.о. министра обороны Вельмории Илья Тамм ушел.": [("Илья Тамм", "и.о. министра обороны", "Вельмория")],
    "По словам и. о. губернатора Ильи Тамма, порт закрыт.": [("Илья Тамм", "и. о. губернатора", None)],
    "Председатель КНР Хо Цзэмин прибыл в Тарн.": [("Хо Цзэмин", "председатель", "China")],
    # in other cases
    "Встреча с министром обороны генерал-лейтенантом Ильей Таммом прошла в среду.": [
        ("Илья Тамм", "генерал-лейтенант", None),
        ("Илья Тамм", "министр обороны", None),
    ],
    "По словам главы МИД Вельмории Анны Вериной, порт закрыт.": [("Анна Верина", "глава МИД", "Вельмория")],
    "Об этом сообщили министру обороны Норвегии Илье Тамму.": [("Илья Тамм", "министр обороны", "Norway")],
    "Переговоры с президентом России Ильей Таммом прошли в Тарне.": [("Илья Тамм", "президент", "Russia")],
    "Газета пишет о первом вице-премьере Остраннии Анне Вериной.": [
        ("Анна Верина", "первый вице-премьер", "Остранния")
    ],
    "Корреспондент встретил официального представителя правительства Илью Тамма.": [
        ("Илья Тамм", "официальный представитель правительства", None)
    ],
    "Со слов статс-секретаря МИД Вельмории Танаркула Ашкенова, порт закрыт.": [
        ("Танаркул Ашкенов", "статс-секретарь МИД", "Вельмория")
    ],
    # adjectives of countries
    "Российский министр Илья Тамм прилетел.": [("Илья Тамм", "министр", "Russia")],
    "Встретились с кыргызским президентом Темирбеком Орозовым.": [("Темирбек Орозов", "президент", "Kyrgyzstan")],
    "В Вельмории выступил вельморийский премьер Илья Тамм.": [("Илья Тамм", "премьер", "Вельмория")],
    "Американский дипломат Дональд Стоун уехал.": [("Дональд Стоун", "дипломат", "United States")],
    # held before
    "Бывший министр финансов Вельмории Анна Верина написала книгу.": [
        ("Анна Верина", "(former) бывший министр финансов", "Вельмория")
    ],
    "По мнению бывшего министра финансов Ильи Тамма, денег нет.": [
        ("Илья Тамм", "(former) бывший министр финансов", None)
    ],
    "По мнению бывшего вельморийского премьера Ильи Тамма, денег нет.": [
        ("Илья Тамм", "(former) бывший вельморийский премьер", None)
    ],
    "Экс-президент Остраннии Илья Тамм вернулся.": [("Илья Тамм", "(former) экс-президент", "Остранния")],
    "Экс-премьер-министр Норвегии Анна Верина ушла.": [("Анна Верина", "(former) экс-премьер-министр", "Norway")],
    "Тогдашний премьер Илья Тамм отказался.": [("Илья Тамм", "(former) премьер", None)],
    # behind the name
    "Анна Верина, глава минфина, сказала, что денег нет.": [("Анна Верина", "глава минфина", None)],
    "Ждали Анну Верину, министра юстиции Вельмории, и гостей.": [("Анна Верина", "министр юстиции", "Вельмория")],
    "Илья Тамм (посол Норвегии) уехал.": [("Илья Тамм", "посол", "Norway")],
    "Илья Тамм — министр обороны Вельмории.": [("Илья Тамм", "министр обороны", "Вельмория")],
    "Темирбек Орозов, возглавляющий комитет по обороне, заявил об этом.": [
        ("Темирбек Орозов", "глава комитета по обороне", None)
    ],
    "Анна Верина, которая возглавляет министерство культуры Вельмории, уехала.": [
        ("Анна Верина", "глава министерства культуры", "Вельмория")
    ],
    "Илья Тамм, который руководит портом, ответил.": [("Илья Тамм", "глава порта", None)],
    "Илья Тамм, назначенный послом в Норвегии, прилетел.": [("Илья Тамм", "посол в Норвегии", None)],
    # whose title it is
    "Пресс-секретарь президента Вельмории Анны Вериной Илья Тамм отказался.": [
        ("Анна Верина", "президент", "Вельмория"),
        ("Илья Тамм", "пресс-секретарь президента Анны Вериной", "Вельмория"),
    ],
    "Пресс-секретарь президента Анны Вериной отказался от комментариев.": [("Анна Верина", "президент", None)],
    "Советник министра обороны Илья Тамм уехал.": [("Илья Тамм", "советник министра обороны", None)],
    # no office, or nobody's
    "По словам представителя президента Анны Вериной, порт закрыт.": [],
    "Министр встретил Илью Тамма.": [],
    "Министр обороны сообщил Илье Тамму о решении.": [],
    "Илья Тамм, министр обороны и посол прилетели.": [],
    "Илья Тамм, который возглавлял порт, уехал.": [],
    "Рыбак Темирбек Орозов нашел снаряд.": [("Темирбек Орозов", "рыбак", None)],
    "Министры обороны Илья Тамм и Анна Верина встретились.": [],
    "По данным министерства, Илья Тамм уехал.": [],
}


@pytest.mark.parametrize(("text", "expected"), OFFICES.items(), ids=OFFICES)
def test_offices(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert offices(text) == expected


MEANT: dict[str, tuple[str, str, str | None]] = {
    "a woman": ("Министр Анна Верина прилетела в Тарн. Она выступит в среду.", "Она", "Анна Верина"),
    "a man": ("Министр Илья Тамм прилетел в Тарн. Он выступит в среду.", "Он", "Илья Тамм"),
    "she is not he": ("Министр Илья Тамм прилетел в Тарн. Она выступит в среду.", "Она", None),
    "of a man and a woman": (
        "Илья Тамм встретил Анну Верину. Она сказала, что порт закрыт.",
        "Она",
        "Анна Верина",
    ),
    "of two men: who?": ("Илья Тамм встретил Олега Лунина. Он сказал, что порт закрыт.", "Он", None),
    "an oblique form": ("Министр Анна Верина прилетела. По ее словам, порт закрыт.", "ее", "Анна Верина"),
    "another one": ("Министр Анна Верина прилетела. У неё нет денег.", "неё", "Анна Верина"),
    "his": ("Президент Илья Тамм прилетел. По его словам, порт закрыт.", "его", "Илья Тамм"),
    "a body is she, too": ("Анна Верина прилетела. Компания отчиталась. Она сообщила, что порт закрыт.", "Она", None),
    "a body that is not she": (
        "Анна Верина прилетела. Совет собрался. Она сообщила, что порт закрыт.",
        "Она",
        "Анна Верина",
    ),
    "a diplomat without a name": (
        "Илья Тамм прилетел. Дипломат пожал плечами. Он сказал, что порт закрыт.",
        "Он",
        None,
    ),
    "the verb tells that a foreign name is a man's": (
        "Ли Цзэмин заявил об этом в среду. Он добавил, что порт закрыт.",
        "Он",
        "Ли Цзэмин",
    ),
    "the noun of office": ("Министр обороны Илья Тамм прилетел. Министр выступил в среду.", "Министр", "Илья Тамм"),
    "in another case": (
        "Министр обороны Илья Тамм прилетел. По словам министра, порт закрыт.",
        "министра",
        "Илья Тамм",
    ),
    "the head of a ministry is a minister": (
        "Глава МИД Вельмории Анна Верина прилетела. Министр добавила, что порт закрыт.",
        "Министр",
        "Анна Верина",
    ),
    "a minister is the head of her ministry": (
        "Министр иностранных дел Вельмории Анна Верина прилетела. Глава МИД добавила, что порт закрыт.",
        "Глава",
        "Анна Верина",
    ),
    "not of another ministry": (
        "Министр обороны Вельмории Анна Верина прилетела. Глава МИД добавила, что порт закрыт.",
        "Глава",
        None,
    ),
    "nor of another country": (
        "Министр обороны Вельмории Анна Верина прилетела. Министр обороны Норвегии добавила, что порт закрыт.",
        "Министр",
        None,
    ),
    "the verb tells another": (
        "Министр обороны Вельмории Анна Верина прилетела. Министр добавил, что порт закрыт.",
        "Министр",
        None,
    ),
    "of two, the one whom the verb tells": (
        "Министр обороны Анна Верина и министр юстиции Илья Тамм прилетели. Министр добавила, что порт закрыт.",
        "Министр",
        "Анна Верина",
    ),
    "two that fit are nobody": (
        "Министр обороны Олег Лунин и министр юстиции Илья Тамм прилетели. Министр добавил, что порт закрыт.",
        "Министр",
        None,
    ),
    "the head of state": (
        "Президент Вельмории Илья Тамм прилетел. Глава государства выступил в среду.",
        "Глава",
        "Илья Тамм",
    ),
    "the head of government": (
        "Премьер-министр Вельмории Илья Тамм прилетел. Глава правительства выступил в среду.",
        "Глава",
        "Илья Тамм",
    ),
    "a head of government is no president": (
        "Президент Вельмории Илья Тамм прилетел. Глава правительства выступил в среду.",
        "Глава",
        None,
    ),
    "the diplomat": ("Посол Норвегии Илья Тамм прилетел. Дипломат отметил, что порт закрыт.", "Дипломат", "Илья Тамм"),
    "an office held before": (
        "Бывший министр обороны Илья Тамм прилетел. Министр выступил в среду.",
        "Министр",
        None,
    ),
    "one of them": ("Министр обороны Илья Тамм прилетел. Один министр выступил в среду.", "министр", None),
    "his adviser": ("Советник Илья Тамм прилетел. Олег Лунин и его советник молчат.", "советник", None),
    "who": ("Приехал Илья Тамм, который знает порт.", "который", "Илья Тамм"),
    "the noun beside the name": ("Рыбак Темирбек Орозов нашел снаряд.", "Рыбак", "Темирбек Орозов"),
}


@pytest.mark.parametrize(("text", "words", "expected"), MEANT.values(), ids=MEANT)
def test_whom_words_mean(text: str, words: str, expected: str | None) -> None:
    found = entities_of(report_of(text))
    spelled = [m for m in found.mentions if m.span.quote.split()[-1] == words and m.kind is not MentionKind.NAME]
    meant = [found.entity(m.entity).name for m in spelled if m.entity and m.score >= 0.55]
    assert (meant[-1] if meant and spelled[-1].score >= 0.55 else None) == expected


NAMES: dict[str, tuple[EntityKind, str, dict[str, set[str]]]] = {
    "a country that nobody knows": (
        EntityKind.PLACE,
        "Войска Вельмории ушли. В Вельмории тихо. Вельмория ждет.",
        {"Вельмория": {"Вельмории"}},
    ),
    "a town": (EntityKind.PLACE, "В Тарне тихо. Тарн ждет гостей.", {"Тарн": {"Тарне"}}),
    "a body that the dictionary has as something else": (
        EntityKind.ORGANIZATION,
        "Глава Тарна Асан Кадырбеков заявил об этом.",
        {"Тарна": set()},
    ),
    "a town of which nobody tells the nominative": (EntityKind.PLACE, "В Вильме тихо.", {"Вильме": set()}),
    "a region": (EntityKind.PLACE, "В Чуйской области тихо.", {"Чуйская область": {"Чуйской области"}}),
    "an agency": (EntityKind.ORGANIZATION, "Об этом он сообщил РИА Новости.", {"РИА Новости": set()}),
    "an agency between marks": (EntityKind.ORGANIZATION, "Об этом он сообщил агентству «Кабар».", {"Кабар": set()}),
    "an abbreviation": (EntityKind.ORGANIZATION, "Об этом сообщает ТАСС.", {"ТАСС": set()}),
    "a ministry with whose it is": (
        EntityKind.ORGANIZATION,
        "МИД Вельмории заявил протест. В МИД уточнили, что его вручили.",
        {"МИД Вельмории": {"МИД"}},
    ),
    "two ministries of one name": (
        EntityKind.ORGANIZATION,
        "МИД Вельмории заявил протест, МИД Норвегии ответил. В МИД уточнили, что его вручили.",
        {"МИД Вельмории": set(), "МИД Норвегии": set(), "МИД": set()},
    ),
    "one country by two names": (
        EntityKind.ORGANIZATION,
        "МИД РФ заявил протест. В МИД России уточнили, что его вручили.",
        {"МИД РФ": {"МИД России"}},
    ),
    "an abbreviation in another case": (
        EntityKind.ORGANIZATION,
        "Глава российского МИДа молчит. В МИД РФ порт не знают.",
        {"МИД РФ": {"российского МИДа"}},
    ),
    "a body in another case": (
        EntityKind.ORGANIZATION,
        "По данным Министерства обороны Вельмории, порт закрыт.",
        {"Министерство обороны Вельмории": {"Министерства обороны Вельмории"}},
    ),
}


@pytest.mark.parametrize(("kind", "text", "expected"), NAMES.values(), ids=NAMES)
def test_places_and_bodies(kind: EntityKind, text: str, expected: dict[str, set[str]]) -> None:
    found = entities_of(report_of(text)).entities
    assert {entity.name: set(entity.variants) for entity in found if entity.kind is kind} == expected


PEOPLE = {
    "По словам Дональда Стоуна, порт закрыт.": "Дональд Стоун",
    "Об этом заявили Анджею Вуде.": "Анджею Вуде",
    "Об этом заявили Анджею Вуде. Анджей Вуда ответил.": "Анджей Вуда",
    "Встреча с Ли Цзэмином прошла.": "Ли Цзэмин",
    "Встретились с Сооронбаем Тилебековым.": "Сооронбай Тилебеков",
    "Ждали Сооронбая Тилебекова.": "Сооронбая Тилебекова",
    "Ждали Гиорги Маргвелидзе.": "Гиорги Маргвелидзе",
    "Встретились с Саркисом Петояном.": "Саркис Петоян",
    "По словам Ерлана Сатыбалдина, порт закрыт.": "Ерлан Сатыбалдин",
    "По словам Айгуль Токтогуловой, порт закрыт.": "Айгуль Токтогулова",
    "Об этом рассказали Юлии Щеглаковой.": "Юлия Щеглакова",
    "Ждали Алексея Чернышенко.": "Алексей Чернышенко",
    "Председатель КНР Хо Цзэмин прибыл. Говорили с Хо Цзэмином.": "Хо Цзэмин",
    "Встреча с Ильхамом Гасымзаде прошла.": "Ильхам Гасымзаде",
}


@pytest.mark.parametrize(("text", "expected"), PEOPLE.items(), ids=PEOPLE)
def test_people_in_the_nominative(text: str, expected: str) -> None:
    found = entities_of(report_of(text)).entities
    assert [entity.name for entity in found if entity.kind is EntityKind.PERSON] == [expected]


ALIKE = [
    ("Темир Жээнакаев", "Temir Jeenakaev"),
    ("Темир Жээнакаев", "Temir Zheenakayev"),
    ("Аликбек Джекшенаев", "Alikbek Jekshenaev"),
    ("Аликбек Джекшенаев", "Alikbek Dzhekshenayev"),
    ("Юлия Щеглакова", "Yulia Shcheglakova"),
    ("Юлия Щеглакова", "Yuliya Scheglakova"),
    ("Ерлан Сатыбалдин", "Yerlan Satybaldin"),
    ("Ерлан Сатыбалдин", "Erlan Satybaldin"),
    ("Евгений Щукарёв", "Yevgeny Shchukaryov"),
    ("Евгений Щукарев", "Evgeny Schukarev"),
    ("Саркис Петоян", "Sarkis Petoyan"),
    ("Гиорги Маргвелидзе", "Giorgi Margvelidze"),
    ("Чолпон Жапаркулова", "Cholpon Japarkulova"),
    ("Ильхам Гасымов", "Ilham Gasimov"),
    ("Хасан Хаджимуратов", "Khasan Khadzhimuratov"),
    ("Дональд Стоун", "Donald Stoun"),
]
APART = [
    ("Ольга Зорина", "Oleg Zorin"),
    ("Иван Зорин", "Ivana Zorin"),
    ("Темир Жапаров", "Tamara Japarova"),
]


def joined(one: str, other: str) -> bool:
    found = link(Entity(name, name, EntityKind.PERSON) for name in (one, other))
    return len({it.entity.id for it in found if it.entity}) == 1


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_one_person_in_two_scripts(one: str, other: str) -> None:
    assert joined(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_people_in_two_scripts(one: str, other: str) -> None:
    assert not joined(one, other)


PIECES = (
    "министр обороны",
    "Министра",
    "глава МИД",
    "Вельмории",
    "РФ",
    "Анна Верина",
    "Ильи Тамма",
    "Тамм",
    "Она",
    "его",
    "который",
    "заявил",
    "добавила",
    "бывший",
    "пресс-секретарь",
    "возглавляющий",
    "порт",
    "«",
    "»",
    ",",
    "(",
    "—",
    ".",
    "в Норвегии",
    "и",
    "\n\n",
)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join))
def test_whatever_the_text_items_stand_in_it(text: str) -> None:
    report = report_of(text + ".")
    found = entities_of(report)
    ids = {entity.id for entity in found.entities}
    people = {entity.id for entity in found.entities if entity.kind is EntityKind.PERSON}
    spans = [*(m.span for m in found.mentions), *(o.span for o in found.offices)]
    assert all(report.text[span.start : span.end] == span.quote for span in spans)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found.mentions))
    assert {m.entity for m in found.mentions if m.entity} <= ids
    assert all(office.holder in people and office.role for office in found.offices)
    assert ids == {m.entity for m in found.mentions if m.entity and m.kind is MentionKind.NAME}
    # Whoever holds an office is named in its words.
    for office in found.offices:
        inside = {m.entity for m in found.mentions if office.span.covers(m.span)}
        assert office.holder in inside


@settings(max_examples=5)
@given(st.permutations(list(OFFICES)[:6]))
def test_offices_of_one_sentence_do_not_depend_on_others(texts: list[str]) -> None:
    found = offices("\n\n".join(texts))
    assert [office for text in texts for office in OFFICES[text]] == found
