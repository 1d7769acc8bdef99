"""A matter in two languages: stances, relevance and offices of Russian words, the glossary, and a whole matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord import queries
from onrecord.dates import Edtf
from onrecord.entities.spellings import written_so
from onrecord.intake import add_pages
from onrecord.language import require_pack
from onrecord.language.inflected import dictionary, plain
from onrecord.language.packs.ru import PACK
from onrecord.language.packs.ru.glossary import GLOSSARY
from onrecord.ledger import Ledger
from onrecord.matters import Item, MatterReading, Said, read_matter
from onrecord.matters.likeness import Saying, alike
from onrecord.matters.other_languages import in_languages
from onrecord.matters.proposition import Proposition, read_proposition
from onrecord.matters.relevance import bearing_on
from onrecord.matters.speaking_for import speaks_for
from onrecord.matters.stance import read_stance
from onrecord.matters.utterances import utterances
from onrecord.model import (
    Act,
    ActorKind,
    Block,
    Dating,
    DatingMethod,
    Entity,
    EntityKind,
    FindingKind,
    Form,
    Matter,
    Page,
    Report,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)
from tests.pages import Given

BASE = "Velmoria opens a second military base in Ostrannia"
TAX = "Norvenia raises the tax on diesel"
PIPE = "Oskania closes the Norhaven pipeline"
COMPACT = "Norvenia joins the Lake Union"
BANKER = "Tolvia extradites the banker Ludo Farrin to Norvenia"
SANCTIONS = "Norvenia lifts its sanctions against Ostrannia"
VOTE = "Ostrannia holds a referendum on the constitution"
MINE = "Norvenia sells the Kell mine to Ostrannia"
TRAINS = "Velmoria lets Ostrannian trains through"

A, D, P, Q = Act.ASSERT, Act.DENY, Act.PROPOSE, Act.QUESTION
S = Stance


def proposition(text: str) -> Proposition:
    own = in_languages(read_proposition(Matter(text), require_pack("en"))).told_in("ru")
    assert own is not None
    return own


def said(words: str, act: Act = A, role: str | None = None) -> Said:
    block = Block(Role.BODY, 0, len(words), "it is")
    report = Report("r", "p", None, None, "ru", None, None, Dating(None, ""), words, (block,))
    speaker = Speaker(SpeakerKind.PERSON, "Анна Верина", None, None, role, 1.0, "named")
    statement = Statement(
        "st", speaker, None, (report.span(0, len(words)),), Form.DIRECT, act, 0.95, Dating(None, "no date")
    )
    return Said(statement, report, None, date(2024, 1, 1))


STANCES: tuple[tuple[str, str, Stance | None], ...] = (
    (BASE, "Мы впервые об этом слышим", S.DOES_NOT_KNOW),
    (BASE, "Впервые слышу о второй базе", S.DOES_NOT_KNOW),
    (BASE, "Мне об этом ничего не известно", S.DOES_NOT_KNOW),
    (BASE, "Я не знаю, откроют ли вторую базу", S.DOES_NOT_KNOW),
    (BASE, "У нас нет информации о второй базе", S.DOES_NOT_KNOW),
    (BASE, "Решать будет Вельмория", S.LEAVES),
    (BASE, "Это решать парламенту", S.LEAVES),
    (BASE, "Решение о второй базе примет парламент", S.LEAVES),
    (BASE, "Это прерогатива президента", S.LEAVES),
    (BASE, "Этот вопрос надо вынести на референдум", S.LEAVES),
    (BASE, "Мы готовы обсудить эту идею", S.OPEN),
    (BASE, "Остранния готова рассмотреть предложение о второй базе", S.OPEN),
    (BASE, "Я не исключаю появления второй базы", S.OPEN),
    (BASE, "Открытие второй базы не исключено", S.OPEN),
    (BASE, "Мы не против второй базы", S.OPEN),
    (BASE, "Мы ничего не имеем против второй базы", S.OPEN),
    (BASE, "Министерство не возражает против новой базы", S.OPEN),
    (BASE, "Говорить о второй базе преждевременно", S.OPEN),
    (BASE, "Вторая база возможна", S.OPEN),
    (BASE, "Решение о второй базе пока не принято", S.OPEN),
    (BASE, "Если нас попросят, мы подумаем о второй базе", S.OPEN),
    (BASE, "Никаких переговоров о второй базе мы не ведем", S.DENIES),
    (BASE, "Переговоров о второй базе нет", S.DENIES),
    (BASE, "Вопрос о второй базе не обсуждается", S.DENIES),
    (BASE, "Вторая база не стоит на повестке дня", S.DENIES),
    (BASE, "Планов открывать вторую базу нет", S.DENIES),
    (BASE, "Мы не планируем размещать новую базу", S.DENIES),
    (BASE, "Остранния не обращалась к нам с просьбой о второй базе", S.DENIES),
    (BASE, "Речь о второй базе не идет", S.DENIES),
    (BASE, "Сообщения о второй базе не соответствуют действительности", S.DENIES),
    (BASE, "Вторая база нам не нужна", S.OPPOSES),
    (BASE, "Нам хватит и одной базы", S.OPPOSES),
    (BASE, "Одной базы достаточно", S.OPPOSES),
    (BASE, "Необходимости во второй базе нет", S.OPPOSES),
    (BASE, "Я категорически против второй базы", S.OPPOSES),
    (BASE, "Мы выступаем против открытия второй базы", S.OPPOSES),
    (BASE, "Мы не допустим появления второй базы", S.OPPOSES),
    (BASE, "Второй базы в Остраннии не будет", S.OPPOSES),
    (BASE, "Вельмория не откроет вторую базу", S.OPPOSES),
    (BASE, "Вторая база была бы ошибкой", S.OPPOSES),
    (BASE, "Мы отвергаем идею второй базы", S.OPPOSES),
    (BASE, "Мы выступаем за открытие второй базы", S.SUPPORTS),
    (BASE, "Я поддерживаю идею второй базы", S.SUPPORTS),
    (BASE, "Стране нужна вторая база", S.SUPPORTS),
    (BASE, "Мы хотим открыть вторую базу", S.SUPPORTS),
    (BASE, "Необходимо разместить еще одну базу", S.SUPPORTS),
    (BASE, "Вельмория откроет вторую базу", S.SUPPORTS),
    (BASE, "Вторая база отвечает интересам Остраннии", S.SUPPORTS),
    (BASE, "Переговоры о второй базе идут", S.CONFIRMS),
    (BASE, "Сейчас обсуждается размещение второй базы", S.CONFIRMS),
    (BASE, "Остранническая сторона обратилась к нам с просьбой о второй базе", S.CONFIRMS),
    (BASE, "Тема второй базы обсуждалась еще до выборов", S.CONFIRMS),
    (BASE, "Решение о второй базе уже принято", S.CONFIRMS),
    (BASE, "Стороны договорились о второй базе", S.CONFIRMS),
    (BASE, "База находится в тридцати километрах от столицы", None),
    (BASE, "Погода на базе стояла ясная", None),
    (TAX, "Правительство не повысит налог на дизель", S.OPPOSES),
    (TAX, "Мы за повышение налога", S.SUPPORTS),
    (TAX, "Налог разорит фермеров", S.OPPOSES),
    (TAX, "Налог на солярку надо повысить", S.SUPPORTS),
    (TAX, "Кабинет готовит повышение налога на дизтопливо", S.CONFIRMS),
    (TAX, "Налог надо снизить", S.OPPOSES),
    (PIPE, "Нам нужен этот трубопровод", S.OPPOSES),
    (PIPE, "Трубопровод надо закрыть", S.SUPPORTS),
    (PIPE, "Мы не закроем трубопровод", S.OPPOSES),
    (PIPE, "Закрытие трубопровода было бы ошибкой", S.OPPOSES),
    (COMPACT, "Норвения вступит в союз", S.SUPPORTS),
    (COMPACT, "Вступление в союз не обсуждается", S.DENIES),
    (COMPACT, "Мы против вступления в союз", S.OPPOSES),
    (COMPACT, "Норвения подала заявку, переговоры о вступлении начались", S.CONFIRMS),
    (BANKER, "Мы не выдадим Фаррина", S.OPPOSES),
    (BANKER, "Запрос о выдаче Фаррина не поступал", S.DENIES),
    (BANKER, "Фаррина выдадут Норвении", S.SUPPORTS),
    (BANKER, "Выдачу Фаррина будет решать суд", S.LEAVES),
    (SANCTIONS, "Санкции должны быть сняты", S.SUPPORTS),
    (SANCTIONS, "Санкции останутся в силе, отменять их мы не будем", S.OPPOSES),
    (SANCTIONS, "Мы приветствуем отмену санкций", S.SUPPORTS),
    (SANCTIONS, "Говорить о снятии санкций рано", S.OPEN),
    (VOTE, "Мы предлагаем провести референдум", S.SUPPORTS),
    (VOTE, "Референдум не нужен", S.OPPOSES),
    (VOTE, "Парламент может принять решение о референдуме", S.OPEN),
    (BASE, "О второй базе речи не было", S.DENIES),
    (BASE, "Подобных предложений к нам не поступало", S.DENIES),
    (BASE, "Мы такой вопрос с вельморийскими коллегами не поднимали", S.DENIES),
    (BASE, "Никто не предлагал нам открыть вторую базу", S.DENIES),
    (BASE, "Этот вопрос сейчас не рассматривается", S.DENIES),
    (BASE, "Размещение второй базы в планы министерства не входит", S.DENIES),
    (BASE, "Информация о второй базе — вымысел", S.DENIES),
    (BASE, "Все вопросы — к министерству обороны", S.LEAVES),
    (BASE, "Решение остается за президентом", S.LEAVES),
    (BASE, "Последнее слово за парламентом", S.LEAVES),
    (BASE, "Пусть решает народ", S.LEAVES),
    (BASE, "Это внутреннее дело Остраннии", S.LEAVES),
    (BASE, "Если такая просьба поступит, мы ее рассмотрим", S.OPEN),
    (BASE, "Мы открыты для диалога по второй базе", S.OPEN),
    (BASE, "Эту возможность нельзя исключать", S.OPEN),
    (BASE, "Я бы не стал исключать появление новой базы", S.OPEN),
    (BASE, "Вельмория может разместить в Остраннии вторую базу", S.OPEN),
    (BASE, "Страна не возражала бы против второй базы", S.OPEN),
    (BASE, "Над этим предложением стоит подумать", S.OPEN),
    (BASE, "Второй базе в Остраннии не бывать", S.OPPOSES),
    (BASE, "Смысла открывать вторую базу нет", S.OPPOSES),
    (BASE, "Никакой второй базы нам не надо", S.OPPOSES),
    (BASE, "Партия выступила против размещения иностранной базы", S.OPPOSES),
    (BASE, "Остранния отказалась от второй базы", S.OPPOSES),
    (BASE, "Мы никогда не согласимся на вторую базу", S.OPPOSES),
    (BASE, "Появление второй базы угрожает безопасности страны", S.OPPOSES),
    (BASE, "Хватит с нас и той базы, что есть", S.OPPOSES),
    (BASE, "Вторую базу следует открыть как можно скорее", S.SUPPORTS),
    (BASE, "Остранния заинтересована во второй базе", S.SUPPORTS),
    (BASE, "Мы рассчитываем открыть вторую базу к осени", S.SUPPORTS),
    (BASE, "Народ поддерживает размещение второй базы", S.SUPPORTS),
    (BASE, "Предлагаю открыть вторую базу на юге", S.SUPPORTS),
    (BASE, "Без второй базы нам не обойтись", S.SUPPORTS),
    (BASE, "Вторая база укрепит безопасность региона", S.SUPPORTS),
    (BASE, "Вельмория построит вторую базу до конца года", S.SUPPORTS),
    (BASE, "Консультации по второй базе продолжаются", S.CONFIRMS),
    (BASE, "Документы о второй базе находятся на стадии согласования", S.CONFIRMS),
    (BASE, "Такая просьба от Остраннии действительно поступала", S.CONFIRMS),
    (BASE, "Президенты обсудили вопрос второй базы", S.CONFIRMS),
    (BASE, "Министр не смог ответить, будет ли открыта вторая база", None),
    (BASE, "Без согласия парламента вторую базу не откроют", S.LEAVES),
    (BASE, "Мы не откроем вторую базу без одобрения депутатов", S.LEAVES),
    (BASE, "Вторую базу нельзя открывать без рыбаков", S.OPPOSES),
    (BASE, "Договор о второй базе надо разорвать", S.OPPOSES),
    (BASE, "Соглашение о второй базе пора расторгнуть", S.OPPOSES),
    (BASE, "Оспорить договор о базе в суде", S.OPPOSES),
    (BASE, "Договор о второй базе мы обжалуем, и никакой базы не будет", S.OPPOSES),
    (BASE, "Если Вельмория не откроет базу до мая, Остранния поднимет цену на газ", S.SUPPORTS),
    (BASE, "Если Вельмория не откроет базу до мая, город этого не заметит", S.OPPOSES),
    (MINE, "Рудник не продаётся", S.OPPOSES),
    (MINE, "Рудник продаётся, и давно пора", S.SUPPORTS),
    (TRAINS, "Остраннийские эшелоны мы не пропустим", S.OPPOSES),
    (TRAINS, "Вельмория пропускает эшелоны через свою территорию", S.CONFIRMS),
    (BASE, "О планах открыть вторую базу я узнал из газет", S.DOES_NOT_KNOW),
    (BASE, "Первый раз слышу про вторую базу", S.DOES_NOT_KNOW),
    (BASE, "Ничего не слышал о второй базе", S.DOES_NOT_KNOW),
    (BASE, "Я приехал в столицу утром", None),
    (BASE, "База была построена еще до войны", None),
    (TAX, "Налог повышать нельзя", S.OPPOSES),
    (TAX, "Ставка налога на дизель останется прежней", S.OPPOSES),
    (TAX, "Повышение налога неизбежно", S.SUPPORTS),
    (TAX, "Мы не собираемся повышать налог на дизель", S.DENIES),
    (TAX, "Правительство внесет законопроект о повышении налога осенью", S.SUPPORTS),
    (TAX, "Я проголосую за повышение налога", S.SUPPORTS),
    (PIPE, "Трубопровод должен работать", S.OPPOSES),
    (PIPE, "Мы настаиваем на закрытии трубопровода", S.SUPPORTS),
    (PIPE, "Газопровод закроют в марте", S.SUPPORTS),
    (PIPE, "Решение о закрытии газопровода принято", S.CONFIRMS),
    (COMPACT, "Вступление в союз отвечает интересам Норвении", S.SUPPORTS),
    (COMPACT, "Норвения не будет вступать в союз", S.OPPOSES),
    (COMPACT, "Переговоры о вступлении приостановлены", None),
    (BANKER, "Банкира Норвении не отдадим", S.OPPOSES),
    (BANKER, "Толвия рассматривает запрос об экстрадиции Фаррина", S.CONFIRMS),
    (SANCTIONS, "Санкции должны остаться в силе", S.OPPOSES),
    (SANCTIONS, "Норвения не намерена отменять санкции", S.DENIES),
    (SANCTIONS, "Мы требуем снятия санкций", S.SUPPORTS),
    (SANCTIONS, "Снятие санкций возможно при условии вывода войск", S.OPEN),
    (VOTE, "Назначать референдум — прерогатива парламента", S.LEAVES),
    (BASE, "Вельморийская сторона еще весной, когда здесь были министры, предложила открыть вторую базу", S.SUPPORTS),
    (BASE, "Вельмория говорит с Остраннией о второй базе", S.CONFIRMS),
    (BASE, "Разговоров о второй базе с нами никто не вел", S.DENIES),
    (BASE, "Слухи о второй базе не имеют под собой почвы", S.DENIES),
    (BASE, "Ведомство такими планами не располагает", S.DENIES),
    (BASE, "Остранния не будет возражать, если Вельмория попросит о второй базе", S.OPEN),
    (BASE, "Тему второй базы мы не закрывали", S.CONFIRMS),
    (BASE, "Почему бы не подумать о второй базе", S.OPEN),
    (BASE, "Вторая база может понадобиться, если обстановка ухудшится", None),
    (BASE, "Народ не позволит открыть вторую базу", S.OPPOSES),
    (BASE, "Две базы для маленькой страны — это перебор", None),
    (BASE, "Оппозиция требует отказаться от второй базы", S.OPPOSES),
    (BASE, "Я против любых иностранных баз", S.OPPOSES),
    (BASE, "Вторая база принесет стране рабочие места", None),
    (BASE, "Губернатор попросил ускорить открытие второй базы", S.SUPPORTS),
    (BASE, "Мы будем строить вторую базу", S.SUPPORTS),
    (BASE, "Эксперты двух стран готовят соглашение о второй базе", S.CONFIRMS),
    (BASE, "Вопрос о второй базе поднимался на встрече президентов", S.CONFIRMS),
    (BASE, "За это отвечает министерство обороны, спрашивайте у него", S.LEAVES),
    (BASE, "Пусть сначала выскажется парламент", S.LEAVES),
    (BASE, "Я не слышал о планах открыть вторую базу", S.DOES_NOT_KNOW),
    (BASE, "Министр поблагодарил военных за службу на базе", None),
    (TAX, "Повышать налог никто не собирается", S.DENIES),
    (TAX, "Мы пересмотрим налог в сторону повышения", None),
    (SANCTIONS, "Санкции будут действовать до конца войны", None),
    (SANCTIONS, "Норвения сняла санкции с Остраннии", None),
    (COMPACT, "Народ Норвении сам решит, вступать ли в союз", S.LEAVES),
    (BASE, "Нам даже никто не намекал на вторую базу", S.DENIES),
    (BASE, "Ни о какой второй базе мы не договаривались", S.DENIES),
    (BASE, "Вопрос увеличения числа баз на повестке не стоит", S.DENIES),
    (BASE, "Официальных обращений по второй базе в ведомство не было", S.DENIES),
    (BASE, "Говорить, что мы просили о второй базе, неверно", S.DENIES),
    (BASE, "Вельмория не вынашивает планов расширения военного присутствия в Остраннии", S.DENIES),
    (BASE, "Пока рано говорить об открытии второй базы", S.OPEN),
    (BASE, "Если Остранния сочтет нужным, база появится", S.OPEN),
    (BASE, "Вельмория готова откликнуться на просьбу о второй базе", S.OPEN),
    (BASE, "Мы с пониманием отнесемся к такой инициативе", S.OPEN),
    (BASE, "Для начала надо изучить, нужна ли вторая база", S.OPEN),
    (BASE, "Мы не видим ничего плохого во второй базе", S.OPEN),
    (BASE, "Дополнительная база стране ни к чему", S.OPPOSES),
    (BASE, "Держать две базы — слишком дорого", S.OPPOSES),
    (BASE, "Наша партия будет добиваться, чтобы второй базы не было", S.OPPOSES),
    (BASE, "Присутствие еще одной базы подорвет суверенитет Остраннии", S.OPPOSES),
    (BASE, "Наращивать число баз мы не намерены", S.DENIES),
    (BASE, "Депутаты проголосовали против второй базы", S.OPPOSES),
    (BASE, "Новая база повысит обороноспособность Остраннии", S.SUPPORTS),
    (BASE, "Мы заинтересованы в том, чтобы база открылась", S.SUPPORTS),
    (BASE, "Я всегда выступал за расширение военного сотрудничества и вторую базу", S.SUPPORTS),
    (BASE, "Вельмория намерена в следующем году открыть вторую базу", S.SUPPORTS),
    (BASE, "Пора открыть и вторую базу", S.SUPPORTS),
    (BASE, "Работа над соглашением о второй базе идет полным ходом", S.CONFIRMS),
    (BASE, "Вторая база уже строится", S.CONFIRMS),
    (BASE, "Мы действительно обсуждали вторую базу с президентом Остраннии", S.CONFIRMS),
    (BASE, "Стороны условились вернуться к вопросу о второй базе", S.OPEN),
    (BASE, "Окончательное решение примут главы государств", S.LEAVES),
    (BASE, "Все зависит от позиции парламента", S.LEAVES),
    (BASE, "Тут слово за народом", S.LEAVES),
    (BASE, "Мы узнали о второй базе из сообщений прессы", S.DOES_NOT_KNOW),
    (BASE, "Комментировать сообщения о второй базе я не готов, информации нет", S.DOES_NOT_KNOW),
    (BASE, "На базе прошли учения с участием трехсот военных", None),
    (BASE, "Первая база работает с 2003 года", None),
    (BASE, "Аренда земли под базой обходится в пять миллионов в год", None),
    (BASE, "Вельмория и Остранния отметили тридцатилетие дипломатических отношений", None),
    (BASE, "Командующий базой посетил школу", None),
    (BASE, "Дорога к базе проходит через горы", None),
    (TAX, "В этом году ставку налога на дизель трогать не станут", S.OPPOSES),
    (TAX, "Налог на дизель вырастет с января", S.SUPPORTS),
    (TAX, "Сборы от налога составили два миллиарда", None),
    (COMPACT, "Дорога в союз для Норвении открыта", None),
    (COMPACT, "Союз Норвении выгоден", S.SUPPORTS),
    (SANCTIONS, "О смягчении санкций не может быть и речи", S.OPPOSES),
    (SANCTIONS, "Санкции вводились в 2014 году", None),
    (BANKER, "Решать судьбу Фаррина будет суд", S.LEAVES),
    (BANKER, "Фаррина мы не выдаем своих граждан и не будем", S.OPPOSES),
    (BASE, "Важно то, насколько такие базы нужны стране", None),
    (BASE, "О второй базе весной попросил на встрече президент Темирбек Орозов", S.CONFIRMS),
    (BASE, "Базы, которая уже есть в Остраннии, хватит", S.OPPOSES),
)


@pytest.mark.parametrize(("matter", "words", "stance"), STANCES)
def test_stance_of_russian_words(matter: str, words: str, stance: Stance | None) -> None:
    found = read_stance(said(words), proposition(matter), PACK)
    assert (found.reading.stance if found else None) is stance
    if found:
        assert all(words[it.start : it.end] == it.quote for it in found.reading.words)


def test_what_another_side_proposed_is_no_support_of_the_speakers() -> None:
    words = "Остранническая сторона еще весной, когда здесь были министры, предложила открыть вторую базу"
    ours = read_stance(said(words, role="министр обороны Вельмории"), proposition(BASE), PACK)
    theirs = read_stance(said(words, role="министр обороны Остраннии"), proposition(BASE), PACK)
    assert [it.reading.stance if it else None for it in (ours, theirs)] == [S.CONFIRMS, S.SUPPORTS]


BEARS: tuple[tuple[str, str, bool], ...] = (
    (BASE, "Остранния готова обсудить размещение второй военной базы Вельмории.", True),
    (BASE, "Вельморийская сторона просила открыть в Остраннии еще одну авиабазу.", True),
    (BASE, "Вторая вельморийская база в Остраннии появится через год.", True),
    (BASE, "В Остраннии хотят разместить новый объект вельморийских войск.", True),
    (BASE, "На базаре в Остраннии подорожала мука.", False),
    (BASE, "Президент Остраннии встретился с учителями столицы.", False),
    (BASE, "Футболисты Остраннии обыграли Вельморию.", False),
    (BASE, "Налог на дизель в Норвении повысят.", False),
    (TAX, "Норвения повысит налог на дизель весной.", True),
    (TAX, "Власти Норвении думают о повышении налога на дизтопливо.", True),
    (TAX, "Новый фильм не имеет аналогов в Норвении.", False),
    (TAX, "Паспорт гражданина Норвении можно получить за день.", False),
    (PIPE, "Оскания закроет газопровод Норхавен.", True),
    (PIPE, "В Норхавене открыли школу.", False),
    (BANKER, "Толвия выдаст банкира Людо Фаррина Норвении.", True),
    (BANKER, "Фаррина экстрадируют в Норвению.", True),
    (BANKER, "Толвия и Норвения подписали договор о рыболовстве.", False),
    (SANCTIONS, "Норвения отменит санкции против Остраннии.", True),
    (SANCTIONS, "Санкции с Остраннии Норвения снимать не будет.", True),
    (SANCTIONS, "Сборная Норвении сыграет с Остраннией.", False),
    (VOTE, "В Остраннии пройдет референдум о конституции.", True),
    (VOTE, "Референдум по конституции Остраннии назначат осенью.", True),
    (VOTE, "В Остраннии выпал снег.", False),
    (TRAINS, "Остранния просит Вельморию пропустить поезда.", True),
    (TRAINS, "Вельмория пропускает остраннийские эшелоны.", True),
    (TRAINS, "В Вельмории выпал снег.", False),
)


@pytest.mark.parametrize(("matter", "words", "bears"), BEARS)
def test_what_bears_on_a_matter(matter: str, words: str, bears: bool) -> None:
    own = in_languages(read_proposition(Matter(matter), require_pack("en")))
    assert bool(bearing_on(own, [said(words)], {"ru": PACK})) is bears


def test_without_an_entry_for_the_head_nothing_bears_on_the_matter_and_nothing_breaks() -> None:
    own = in_languages(read_proposition(Matter("Velmoria regulates the sousaphone in Ostrannia"), require_pack("en")))
    assert own.told_in("ru") is None
    assert own.told_in("de") is None
    assert bearing_on(own, [said("Вельмория регулирует сузафон в Остраннии")], {"ru": PACK}) == ()


ROLES: tuple[tuple[str, str | None, bool], ...] = (
    ("замглавы МИД РФ", "foreign ministry of Russia", False),
    ("министр иностранных дел России", "foreign ministry of Russia", True),
    ("глава МИД Киргизии", "foreign ministry of Kyrgyzstan", True),
    ("посол Норвегии в Финляндии", "foreign ministry of Norway", False),
    ("посол в Финляндии", "foreign ministry", False),
    ("постпред Польши при ООН", "foreign ministry of Poland", False),
    ("официальный представитель МИД Китая", "foreign ministry of China", False),
    ("президент Киргизии", "presidency of Kyrgyzstan", True),
    ("пресс-секретарь президента России", "presidency of Russia", False),
    ("президент США", "presidency of United States", True),
    ("премьер-министр Армении", "government of Armenia", True),
    ("вице-премьер Армении", "government of Armenia", False),
    ("председатель правительства РФ", "government of Russia", True),
    ("министр обороны Южной Кореи", "defence ministry of South Korea", True),
    ("замминистра обороны Финляндии", "defence ministry of Finland", False),
    ("начальник Генштаба Турции", "defence ministry of Türkiye", False),
    ("министр финансов Литвы", "finance ministry of Lithuania", True),
    ("министр внутренних дел Эстонии", "interior ministry of Estonia", True),
    ("секретарь Совета безопасности РФ", "security council of Russia", False),
    ("депутат парламента Молдавии", "parliament of Moldova", False),
    ("спикер сейма Латвии", "parliament of Latvia", False),
    ("киргизский премьер", "government of Kyrgyzstan", True),
    ("министр иностранных дел Вельмории", "foreign ministry of Вельмория", True),
    ("правительство Норвегии", "government of Norway", False),
    ("депутат Госдумы", "parliament", False),
    ("глава МИД Вельмории", "foreign ministry of Вельмория", True),
    ("глава МИД Тарна", "foreign ministry of Тарн", True),
    ("политолог", None, False),
    ("глава Росатома", None, False),
)


@pytest.mark.parametrize(("role", "institution", "principal"), ROLES)
def test_for_whom_an_office_speaks(role: str, institution: str | None, principal: bool) -> None:
    found = speaks_for(said("Да", role=role), PACK)
    assert (found.institution, found.principal) == (institution, principal)


def test_families_are_those_of_the_english_pack() -> None:
    assert PACK.matters.families.keys() == require_pack("en").matters.families.keys()


def test_every_family_has_a_word_for_the_verb_that_english_names_it_by() -> None:
    own, english = PACK.matters, require_pack("en").matters
    for verb, forms in GLOSSARY.items():
        family = english.family_of(verb)
        if family in {"opening", "raising", "ratifying", "banning", "imposing", "joining", "withdrawing"}:
            told = {own.family_of(form.split()[-1]) for form in forms}
            assert family in told or verb not in DOING, (verb, family, told)


DOING = frozenset("open build raise ratify approve adopt pass sign join ban impose introduce withdraw".split())


def test_every_entry_has_dictionary_forms() -> None:
    assert all(word == word.lower() for word in GLOSSARY)
    parts = sorted({part for forms in GLOSSARY.values() for form in forms for part in form.split()})
    none = [part for part in parts if part not in {plain("ru", it) for it in _all_forms(part)}]
    assert none == []


def _all_forms(word: str) -> set[str]:
    return {word, *(it.word for it in dictionary("ru").parse(word)[0].lexeme)}


TRAPS: tuple[tuple[str, str], ...] = (
    ("base", "базар базис базальт"),
    ("tax", "аналог каталог диалог"),
    ("port", "паспорт спорт аэропорт транспорт экспорт портфель"),
    ("court", "судно судьба посуда"),
    ("mine", "минута министр"),
    ("gas", "газета газон"),
    ("law", "закономерность законченный"),
    ("war", "воин военный"),
    ("bridge", "помост мостовая"),
    ("peace", "мировой"),
    ("bank", "банкет банкнота"),
    ("union", "союзник"),
    ("road", "дорогой"),
    ("strike", "забаста"),
    ("gold", "золовка"),
    ("school", "раскол"),
    ("border", "гранит"),
    ("oil", "нефтяник"),
    ("party", "партизан партер"),
    ("vote", "голос голосистый"),
    ("treaty", "приговор разговор"),
    ("sea", "мораль"),
    ("lake", "озеленение"),
    ("power", "власяница"),
    ("agreement", "согласие"),
)


@pytest.mark.parametrize(("entry", "others"), TRAPS)
def test_no_entry_matches_a_word_that_only_looks_like_it(entry: str, others: str) -> None:
    own = in_languages(read_proposition(Matter(f"Velmoria wants the {entry}"), require_pack("en"))).told_in("ru")
    assert own is not None
    assert own.theme[:1] == (GLOSSARY[entry][0],)
    for other in others.split():
        assert not own.says(own.theme[0], plain("ru", other))


def test_names_in_cyrillic_are_told_by_their_letters() -> None:
    told = ("вельмория", "вельмории", "вельморию", "вельморийский", "вельморийского")
    assert all(written_so(word, "velmoria") for word in told)
    assert not any(written_so(word, "velmoria") for word in ("вельвет", "вера", "велосипед", "остранния"))


TRANSLATIONS: tuple[tuple[str, str, bool], ...] = (
    (
        "Ostrannia is ready to discuss a second military base",
        "Остранния готова обсудить вторую военную базу",
        True,
    ),
    ("We will raise the tax on diesel by 5 percent", "Мы повысим налог на дизель на 5 процентов", True),
    ("We will raise the tax on diesel by 5 percent", "Мы повысим налог на дизель на 7 процентов", False),
    ("The parliament will ratify the treaty in May", "Парламент ратифицирует договор в мае", True),
    ("Finland has not asked Norway to open a second base", "Финляндия не просила Норвегию открыть вторую базу", True),
    ("Ostrannia is ready to discuss a second base", "Остранния не готова обсудить вторую базу", False),
    ("The base is needed for the security of both", "База нужна для борьбы с контрабандой", False),
    ("No talks on a base are under way", "Мы не ведем переговоров о трубопроводе", False),
    ("Our position on the base has not changed", "Вопрос о базе не обсуждался", False),
)


@pytest.mark.parametrize(("english", "russian", "same"), TRANSLATIONS)
def test_one_act_of_saying_in_two_languages(english: str, russian: str, same: bool) -> None:
    one = Saying(_of_day(english, "e"), "re-e", "en", "Outlet", "verina")
    other = Saying(_of_day(russian, "r"), "re-r", "ru", "Газета", "verina")
    joined = [alike(one, other), alike(other, one)]
    assert [it is not None for it in joined] == [same, same]
    assert joined[0] == joined[1]
    found = utterances([one, other])
    assert len(found) == (1 if same else 2)
    for it in found:
        # A translation has other words than what it translates: none is marked as differing.
        assert not any(rendering.differs or rendering.lacks for rendering in it.renderings)


def test_statements_of_two_days_or_people_are_no_translation() -> None:
    english, russian, _ = TRANSLATIONS[0]
    one = Saying(_of_day(english, "e"), "re-e", "en", "Outlet", "verina")
    later = Saying(_of_day(russian, "r", "2024-03-09"), "re-r", "ru", "Газета", "verina")
    another = Saying(_of_day(russian, "r"), "re-r", "ru", "Газета", "orozov")
    month = Saying(_of_day(russian, "r", "2024-03"), "re-r", "ru", "Газета", "verina")
    assert [alike(one, it) for it in (later, another, month)] == [None, None, None]


def _of_day(words: str, name: str, day: str = "2024-03-01") -> Statement:
    speaker = Speaker(SpeakerKind.PERSON, "Anna Verina", None, None, None, 1.0, "given")
    when = Dating(Edtf.parse(day), f"the text says {day}", DatingMethod.TIMEX)
    return Statement(f"st-{name}", speaker, None, (Span(0, len(words), words),), Form.DIRECT, A, 0.9, when)


REPORTS: tuple[tuple[str, str, str, str, str, str], ...] = (
    # language, day, speaker, role, act, words
    ("en", "2021-03-04", "verina", "defense minister of Velmoria", "assert", "Velmoria wants to open a second base"),
    ("en", "2021-03-04", "orozov", "foreign minister of Ostrannia", "assert", "We are ready to discuss a second base"),
    ("en", "2022-05-03", "orozov", "foreign minister of Ostrannia", "assert", "Ostrannia needs no second base"),
    ("ru", "2021-09-12", "orozov", "министр иностранных дел Остраннии", "assert", "Мы впервые слышим о второй базе"),
    ("ru", "2021-09-12", "verina", "министр обороны Вельмории", "assert", "Вторая база в Остраннии Вельмории не нужна"),
    ("ru", "2022-02-01", "verina", "министр обороны Вельмории", "assert", "Вельмория откроет вторую базу в Остраннии"),
)


def _items() -> list[Item]:
    people = {
        "verina": Entity("verina", "Anna Verina", EntityKind.PERSON, ("Анна Верина",)),
        "orozov": Entity("orozov", "Temirbek Orozov", EntityKind.PERSON, ("Темирбек Орозов",)),
    }
    found: list[Item] = []
    for at, (language, day, who, role, act, words) in enumerate(REPORTS):
        block = Block(Role.BODY, 0, len(words), "it is")
        when = Dating(Edtf.parse(day), f"the text says {day}", DatingMethod.TIMEX)
        report = Report(f"r{at}", f"p{at}", None, None, language, None, None, when, words, (block,))
        speaker = Speaker(SpeakerKind.PERSON, people[who].name, who, None, role, 1.0, "named")
        span = report.span(0, len(words))
        statement = Statement(f"s{at}", speaker, None, (span,), Form.DIRECT, Act(act), 0.95, when)
        found.append(Said(statement, report, people[who], date.fromisoformat(day)))
    return found


def _read(items: list[Item]) -> MatterReading:
    english = replace(require_pack("en"), stances=None)
    return read_matter(Matter(BASE), items, {"en": english, "ru": PACK}, english)


def test_positions_of_one_person_in_two_languages_stand_in_one_row() -> None:
    read = _read(_items())
    of_verina = [(it.when.value, it.stance) for it in read.positions if it.actor == "Anna Verina"]
    assert of_verina == [
        ("2021-03-04", S.SUPPORTS),
        ("2021-09-12", S.OPPOSES),
        ("2022-02-01", S.SUPPORTS),
    ]
    of_orozov = [(it.when.value, it.stance) for it in read.positions if it.actor == "Temirbek Orozov"]
    assert of_orozov == [("2021-03-04", S.OPEN), ("2021-09-12", S.DOES_NOT_KNOW), ("2022-05-03", S.OPPOSES)]
    institutions = {it.actor for it in read.positions if it.actor_kind is ActorKind.INSTITUTION}
    assert institutions == {"defence ministry of Velmoria", "foreign ministry of Ostrannia"}


def test_findings_across_languages_quote_each_in_its_own() -> None:
    items = _items()
    found = _read(items).findings
    texts = {it.report.id: it.report for it in items}
    across = [it for it in found if texts[it.earlier.report].language != texts[it.later.report].language]
    kinds = {(it.kind, it.earlier.report, it.later.report) for it in across}
    assert (FindingKind.REVERSAL, "r0", "r4") in kinds
    assert any(it.kind is FindingKind.EARLIER_RECORD and it.later.report == "r3" for it in across)
    for it in across:
        for cited in (it.earlier, it.later):
            assert all(texts[cited.report].text[w.start : w.end] == w.quote for w in cited.words)
            assert all(w.quote in it.sentence for w in cited.words)
        assert "Anna Verina" in it.sentence or "Temirbek Orozov" in it.sentence


def test_the_order_of_reports_does_not_matter() -> None:
    items = _items()
    assert _read(items) == _read(list(reversed(items)))


def test_russian_reports_are_found_by_what_the_glossary_has(tmp_path: Path) -> None:
    texts = [
        "Вельмория откроет вторую военную базу в Остраннии, заявила министр обороны Вельмории Анна Верина.",
        "Остранния не нуждается во второй вельморийской базе, сказал министр Темирбек Орозов.",
        "На базаре в Остраннии подорожала мука, сообщил министр Азамат Ирисов.",
    ]
    pages = [Page(text.encode(), f"{at}.txt", "text/plain") for at, text in enumerate(texts)]
    with Ledger.open(tmp_path / "bases.db") as ledger:
        add_pages(ledger, Given(pages))
        view = queries.matter(ledger, Matter(BASE))
    assert {view.reports[it.item.report.id].name for it in view.items} == {"0.txt", "1.txt"}
