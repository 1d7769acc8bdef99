"""Days of saying in Russian: each sentence has the day that its English counterpart has."""

from __future__ import annotations

import pytest

from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.model import Page

REPORT = "2023-03-08"
"""A Wednesday."""

TITLE = "Тарн ждет новый причал, который был так нужен городу, но его все еще не построили"
"""Long enough for its language to be known."""


def day_of(text: str, words: str, title: str) -> str | None:
    page = Page(f"{title}\n\n{text}\n".encode(), "a.txt", published=Edtf.parse(REPORT))
    statements = pipeline.read(page).statements
    found = [s for s in statements if words in " ".join(c.quote for c in s.content)]
    assert found, [(s.speaker.name, [c.quote for c in s.content]) for s in statements]
    return found[-1].said_on.value


# (English, words said, Russian, words said, the day of both)
PAIRS = [
    # The day beside the words of saying.
    ("Mayor Ada Stenn said on Monday that the quay was shut.", "shut",
     "Мэр Анна Верина заявила в понедельник, что причал закрыт.", "закрыт", "2023-03-06"),
    ("On Monday, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В понедельник мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("Mayor Ada Stenn said on Tuesday, March 7, that the quay was shut.", "shut",
     "Мэр Анна Верина заявила во вторник, 7 марта, что причал закрыт.", "закрыт", "2023-03-07"),
    ("On March 6, Mayor Ada Stenn said that the quay was shut.", "shut",
     "6 марта мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("Mayor Ada Stenn said on June 20, 2017, that the quay was shut.", "shut",
     "Мэр Анна Верина заявила 20 июня 2017 года, что причал закрыт.", "закрыт", "2017-06-20"),
    ("Mayor Ada Stenn said yesterday that the quay was shut.", "shut",
     "Мэр Анна Верина заявила вчера, что причал закрыт.", "закрыт", "2023-03-07"),
    ("Mayor Ada Stenn said today that the quay was shut.", "shut",
     "Мэр Анна Верина заявила сегодня, что причал закрыт.", "закрыт", "2023-03-08"),
    ("Mayor Ada Stenn said last Friday that the quay was shut.", "shut",
     "Мэр Анна Верина заявила в прошлую пятницу, что причал закрыт.", "закрыт", "2023-03-03"),
    ("Mayor Ada Stenn said on Monday evening that the quay was shut.", "shut",
     "Мэр Анна Верина заявила в понедельник вечером, что причал закрыт.", "закрыт", "2023-03-06"),
    ("“The quay is shut,” Mayor Ada Stenn said on Monday.", "shut",
     "«Причал закрыт», — заявила в понедельник мэр Анна Верина.", "закрыт", "2023-03-06"),
    ("“The quay is shut,” Mayor Ada Stenn said on March 5.", "shut",
     "«Причал закрыт», — сказала мэр Анна Верина 5 марта.", "закрыт", "2023-03-05"),
    ("“The quay is shut,” Mayor Ada Stenn told reporters on Tuesday.", "shut",
     "«Причал закрыт», — сказала журналистам во вторник мэр Анна Верина.", "закрыт", "2023-03-07"),
    ("“The bridge will be built by May,” Minister Osk Brenn said on state radio on March 5, 2023, “and no later.”",
     "built",
     "«Мост будет достроен к маю, — сказал министр Осип Бренов в эфире радио 5 марта 2023 года, — и ни днём позже».",
     "достроен", "2023-03-05"),
    # The day on which the source came out.
    ("According to a report of the Chamber published on Monday, the quay was shut.", "shut",
     "Согласно отчёту Счётной палаты, опубликованному в понедельник, причал закрыт.", "закрыт", "2023-03-06"),
    # Longer times.
    ("In March 2018, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В марте 2018 года мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2018-03"),
    ("In December, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В декабре мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2022-12"),
    ("In 2017, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В 2017 году мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2017"),
    ("In October last year, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В октябре прошлого года мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2022-10"),
    ("Last week, Mayor Ada Stenn said that the quay was shut.", "shut",
     "На прошлой неделе мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-02-27/2023-03-05"),
    ("Last year, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В прошлом году мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2022"),
    ("In early February, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В начале февраля мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-02-01~/2023-02-10~"),
    ("Three days ago, Mayor Ada Stenn said that the quay was shut.", "shut",
     "Три дня назад мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-05"),
    ("Two years ago, Mayor Ada Stenn said that the quay was shut.", "shut",
     "Два года назад мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2021~"),
    ("In the summer of 2017, Mayor Ada Stenn said that the quay was shut.", "shut",
     "Летом 2017 года мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2017-06~/2017-08~"),
    ("Mayor Ada Stenn recently said that the quay was shut.", "shut",
     "Мэр Анна Верина недавно заявила, что причал закрыт.", "закрыт", None),
    # The day of what is told is not that of telling.
    ("Mayor Ada Stenn said that the quay was shut in 2014.", "shut in 2014",
     "Мэр Анна Верина заявила, что причал закрыли в 2014 году.", "закрыли в 2014", "2023-03-08"),
    ("Mayor Ada Stenn said that the quay would be shut on April 5.", "would be shut",
     "Мэр Анна Верина заявила, что причал закроют 5 апреля.", "закроют", "2023-03-08"),
    ("Mayor Ada Stenn said on Monday that the quay would be shut on April 5.", "would be shut",
     "Мэр Анна Верина заявила в понедельник, что причал закроют 5 апреля.", "закроют", "2023-03-06"),
    ("In March 2018, Mayor Ada Stenn said that the quay had been built in 2003.", "built",
     "В марте 2018 года мэр Анна Верина заявила, что причал построили в 2003 году.", "построили", "2018-03"),
    ("“We will shut it in April,” Mayor Ada Stenn said on Monday.", "shut it in April",
     "«Мы закроем его в апреле», — заявила в понедельник мэр Анна Верина.", "закроем", "2023-03-06"),
    ("“We shut it on Monday,” Mayor Ada Stenn said.", "shut it",
     "«Мы закрыли его в понедельник», — заявила мэр Анна Верина.", "закрыли", "2023-03-08"),
    ("Mayor Ada Stenn promised that the quay would be shut by April.", "would be shut",
     "Мэр Анна Верина пообещала, что причал закроют к апрелю.", "закроют", "2023-03-08"),
    ("Mayor Ada Stenn announced that the quay would be shut from Monday.", "would be shut",
     "Мэр Анна Верина объявила, что причал закроют с понедельника.", "закроют", "2023-03-08"),
    ("Mayor Ada Stenn said in 2014 that the quay would be shut in 2025.", "would be shut",
     "В 2014 году мэр Анна Верина говорила, что причал закроют в 2025 году.", "закроют", "2014"),
    # Who spoke, at what.
    ("Speaking on Monday in Tarn, Mayor Ada Stenn said that the quay was shut.", "shut",
     "Выступая в понедельник в Тарне, мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("At a briefing on Monday, Mayor Ada Stenn said that the quay was shut.", "shut",
     "На брифинге в понедельник мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("At a meeting held on Monday, Mayor Ada Stenn said that the quay was shut.", "shut",
     "На встрече, прошедшей в понедельник, мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("In an interview with the Velm Post on Monday, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В интервью газете «Тарн» в понедельник мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("In an interview published on Monday, Mayor Ada Stenn said that the quay was shut.", "shut",
     "В интервью, опубликованном в понедельник, мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("After talks on Monday, Mayor Ada Stenn said that the quay was shut.", "shut",
     "После переговоров в понедельник мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("Mayor Ada Stenn told the council at a meeting in March 2018 that the quay was shut.", "shut",
     "На заседании совета в марте 2018 года мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2018-03"),
    ("“The quay is shut,” Stenn wrote on Telegram on Sunday evening.", "shut",
     "«Причал закрыт», — написала Верина в своем телеграм-канале вечером в воскресенье.", "закрыт", "2023-03-05"),
    # Times that tell no day.
    ("Mayor Ada Stenn said on the eve of the vote that the quay was shut.", "shut",
     "Накануне выборов мэр Анна Верина заявила, что причал закрыт.", "закрыт", None),
    ("A day earlier, Mayor Ada Stenn said that the quay was shut.", "shut",
     "Днем ранее мэр Анна Верина заявила, что причал закрыт.", "закрыт", None),
    ("When she came to Tarn, Ada Stenn said that the quay was shut.", "shut",
     "Когда она приехала в Тарн, Анна Верина заявила, что причал закрыт.", "закрыт", None),
    ("Since 2014, Mayor Ada Stenn said that the quay was shut.", "shut",
     "С 2014 года мэр Анна Верина заявляла, что причал закрыт.", "закрыт", "2014/.."),
    # The news frame.
    ("Mayor Ada Stenn said that the quay was shut.", "shut",
     "Мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-08"),
    ("Mayor Ada Stenn says that the quay is shut.", "shut",
     "Мэр Анна Верина говорит, что причал закрыт.", "закрыт", "2023-03-08~"),
    # The same person's words go on, with their day.
    ("On Monday, Mayor Ada Stenn said that the quay was shut. She added that it was old.", "old",
     "В понедельник мэр Анна Верина заявила, что причал закрыт. Она добавила, что он старый.", "старый", "2023-03-06"),
    ("In March 2018, Mayor Ada Stenn said that the quay was shut. She added that it was old.", "old",
     "В марте 2018 года мэр Анна Верина заявила, что причал закрыт. Она добавила, что он старый.", "старый",
     "2018-03"),
    ("Mayor Ada Stenn said on Monday that the quay was shut.\n\n“It is old,” Stenn said.", "old",
     "Мэр Анна Верина заявила в понедельник, что причал закрыт.\n\n«Он старый», — сказала Верина.", "старый",
     "2023-03-06"),
    # Told back: another time, and what follows is the news again.
    ("Mayor Ada Stenn said on Monday that the quay was shut. In 2017, Captain Osk Brenn said that it was safe.", "safe",
     ("Мэр Анна Верина заявила в понедельник, что причал закрыт. В 2017 году капитан Тимур Орозов заявил, что он "
     "безопасен."), "безопасен", "2017"),
    ("The council met on June 3, 2017. The next day, Mayor Ada Stenn said that the quay was shut.", "shut",
     "Совет собрался 3 июня 2017 года. На следующий день мэр Анна Верина заявила, что причал закрыт.", "закрыт",
     "2017-06-04"),
    ("The council met on June 3, 2017. A week earlier, Mayor Ada Stenn said that the quay was shut.", "shut",
     "Совет собрался 3 июня 2017 года. Неделей ранее мэр Анна Верина заявила, что причал закрыт.", "закрыт",
     "2017-05-22/2017-05-28"),
    ("The council met on Monday. On the same day, Mayor Ada Stenn said that the quay was shut.", "shut",
     "Совет собрался в понедельник. В тот же день мэр Анна Верина заявила, что причал закрыт.", "закрыт",
     "2023-03-06"),
    ("Mayor Ada Stenn, elected in October 2017, said on Monday that the quay was shut.", "shut",
     "Мэр Анна Верина, избранная в октябре 2017 года, заявила в понедельник, что причал закрыт.", "закрыт",
     "2023-03-06"),
    ("As Mayor Ada Stenn said on Monday, the quay was shut.", "shut",
     "Как сообщила в понедельник мэр Анна Верина, причал закрыт.", "закрыт", "2023-03-06"),
    ("The quay was shut in 2014, Mayor Ada Stenn said on Monday.", "shut in 2014",
     "Причал закрыли в 2014 году, заявила в понедельник мэр Анна Верина.", "закрыли в 2014", "2023-03-06"),
    ("The quay was shut in 2014, according to Mayor Ada Stenn.", "shut in 2014",
     "По словам мэра Анны Вериной, причал закрыли в 2014 году.", "закрыли в 2014", None),
]  # fmt: skip


LONG_BUILT = "В Тарне второй год строят новый причал, и город ждёт его с нетерпением.\n\n"

STRESSED = "\n\nПричал, как подчеркнула Анна Верина, безопасен."


# (text, words said, day): no English sentence tells so
RUSSIAN = [
    ("Ранее мэр Анна Верина заявила, что причал закрыт.", "закрыт", None),
    ("Мэр Анна Верина неоднократно заявляла, что причал закрыт.", "закрыт", None),
    (
        "Мэр Анна Верина заявила в понедельник, что причал закрыт. Ранее она заявляла, что он безопасен.",
        "безопасен",
        None,
    ),
    ("Ранее, 2 марта, мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-02"),
    ("Ранее в марте мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-01/2023-03-08"),
    ("Накануне мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-07~"),
    ("Совет собрался 3 июня 2017 года. Накануне мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2017-06-02"),
    ("Мэр Анна Верина заявила в понедельник, что причал закрыт. «Он безопасен», — отмечала она.", "безопасен", None),
    (
        "В марте 2018 года мэр Анна Верина заявила, что причал закрыт. Она отмечала, что он безопасен.",
        "безопасен",
        "2018-03",
    ),
    ("Мэр Анна Верина отмечала в понедельник, что причал закрыт.", "закрыт", "2023-03-06"),
    ("На днях мэр Анна Верина заявила, что причал закрыт.", "закрыт", None),
    ("В ночь на 6 марта мэр Анна Верина заявила, что причал закрыт.", "закрыт", "2023-03-06"),
    ("Совет встретится в четверг, сообщила во вторник мэр Анна Верина.", "встретится", "2023-03-07"),
    # A meeting or a speech of a day that the report tells.
    (
        f"{LONG_BUILT}Вчера прошли переговоры мэра Анны Вериной с капитаном Тимуром Орозовым.{STRESSED}",
        "безопасен",
        "2023-03-07",
    ),
    (
        f"{LONG_BUILT}В 2017 году прошли переговоры Анны Вериной с капитаном Тимуром Орозовым.{STRESSED}",
        "безопасен",
        None,
    ),
    (
        "Причал в Тарне закрыт, заявила мэр Анна Верина.\n\nВыступление мэра состоялось в понедельник в порту.",
        "закрыт",
        "2023-03-06",
    ),
    ("«Причал не откроют», — отрезала мэр Анна Верина.", "откроют", "2023-03-08"),
]


@pytest.mark.parametrize(("text", "words", "day"), RUSSIAN, ids=range(len(RUSSIAN)))
def test_words_have_their_day_or_none(text: str, words: str, day: str | None) -> None:
    assert day_of(text, words, TITLE) == day


@pytest.mark.parametrize(("english", "said", "russian", "told", "day"), PAIRS, ids=range(len(PAIRS)))
def test_words_have_the_day_that_they_have_in_english(
    english: str, said: str, russian: str, told: str, day: str | None
) -> None:
    assert (day_of(english, said, "Velm Waits for Its Quay"), day_of(russian, told, TITLE)) == (day, day)


ON_AIR = """Тимур Орозов: «Причал я не строил»

{opening}

ВЕДУЩАЯ: Сколько судов стоит у причала?

Т. ОРОЗОВ: На сегодня шесть. Все шесть разгружены.

ВЕДУЩАЯ: Кто строил причал?

Т. ОРОЗОВ: Спросите у мэра, причал строила она.
"""


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Вчера гостем вечернего эфира был начальник порта капитан Тимур Орозов.", "2023-03-07"),
        ("В нашей студии 3 марта побывал начальник порта капитан Тимур Орозов.", "2023-03-03"),
        ("Вчера причал закрыли. С нами говорит начальник порта капитан Тимур Орозов.", None),
    ],
)
def test_a_guest_on_the_air_spoke_on_the_day_of_the_broadcast(opening: str, day: str | None) -> None:
    page = Page(ON_AIR.format(opening=opening).encode(), "a.txt", published=Edtf.parse(REPORT))
    days = {s.said_on.value for s in pipeline.read(page).statements if s.content[0].quote.startswith("На сегодня")}
    assert days == {day}
