"""Russian words of saying, and what a speaker does by saying."""

import re

from onrecord.lexicons.attribution import AttributionLexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER = re.compile(r"(?!)")

ATTRIBUTION = AttributionLexicon(
    saying=_words(
        "сказать говорить заявить заявлять сообщить сообщать рассказать рассказывать отметить отмечать подчеркнуть подчеркивать добавить добавлять пояснить пояснять объяснить объяснять уточнить уточнять напомнить признать признаться подтвердить опровергнуть отрицать утверждать написать ответить отвечать заметить указать указывать считать полагать предупредить пообещать обещать заверить предположить продолжить констатировать объявить резюмировать заключить прокомментировать высказаться выразить посетовать возразить парировать предложить призвать потребовать попросить спросить поинтересоваться"
    ),
    adding=_words("добавить продолжить"),
    holding=_words("считать полагать думать надеяться верить опасаться сомневаться уверенный убежденный"),
    quoting=frozenset(),
    as_words=frozenset(),
    asking=_words("спросить поинтересоваться уточнить"),
    telling=_words("сообщить рассказать"),
    hearing=frozenset(),
    whether=_words("ли"),
    oneself=_words("я"),
    addressing=frozenset(),
    expletive=frozenset(),
    turning=frozenset(),
    proposing=_words("предложить пообещать обещать призвать потребовать попросить"),
    wanting=frozenset(),
    calling=frozenset(),
    according=(("по", "словам"), ("по", "мнению"), ("по", "данным"), ("как",)),
    declining=frozenset(),
    comment=frozenset(),
    excluding=frozenset(),
    spoken_nouns=frozenset(),
    rumours=frozenset(),
    naming=frozenset(),
    complementizers=_words("что"),
    openers=_words("ли когда где почему как что кто какой"),
    speaking=frozenset(),
    negations=_words("не ни нет никто ничто никогда никакой"),
    undecided=frozenset(),
    cue_acts={},
    content_acts=(),
    likely=_NEVER,
    warning=frozenset(),
    ahead=frozenset(),
    conditions=frozenset(),
    ourselves=_words("я мы"),
    acting=frozenset(),
    undergoing=frozenset(),
    channels=frozenset(),
    channel_nouns=frozenset(),
    outlet_nouns=frozenset(),
    audience=frozenset(),
    venue=frozenset(),
    venue_nouns=frozenset(),
    occasions=frozenset(),
    responding=frozenset(),
    belonging=frozenset(),
    publishing=frozenset(),
    at_another_time=frozenset(),
    question_labels=frozenset(),
    answer_labels=frozenset(),
    conversations=frozenset(),
    remarks=frozenset(),
    conversing=frozenset(),
    taking_place=frozenset(),
    granting=frozenset(),
    verbatim=frozenset(),
    announcing=frozenset(),
    states=frozenset(),
)
