"""Sentences of every construction that makes an event: what it is, whether it took place, who, to whom, and when.

Beside the table of clauses in test_events.py; facts have theirs in tests/facts. The first event of each sentence is
compared; the places and people are invented.
"""

from __future__ import annotations

import pytest

from evaluation.plain_report import plain_report
from tests.events.test_events import PUBLISHED, read

WORLD = "Ships sail from Kardovia to Velmeria, Oskania and Drevland. They call at Tarvona, in Kardovia, and at Hald.\n"

Row = tuple[str, str, str, tuple[str, ...], tuple[str, ...], str | None]

SENTENCES: list[Row] = [
    (
        "Kardovia said that Velmeria must hand over the ship's crew.",
        "REQUEST",
        "happened",
        ("Kardovia",),
        ("Velmeria",),
        "2024-05-20",
    ),
    (
        "The ministry insisted that Oskania must leave the Hald peninsula.",
        "REQUEST",
        "happened",
        ("ministry",),
        ("Oskania",),
        None,
    ),
    ("Marit Solen said Oskania must pay for the pier.", "REQUEST", "happened", ("Marit Solen",), ("Oskania",), None),
    (
        "Kardovia demanded that Velmeria return the ship.",
        "REQUEST",
        "happened",
        ("Kardovia",),
        ("Velmeria",),
        "2024-05-20",
    ),
    (
        "The Kardovian parliament demanded an apology from Oskania.",
        "REQUEST",
        "happened",
        ("Kardovian parliament",),
        ("Oskania",),
        None,
    ),
    (
        "Oskania urged the Velmerian government to open the border.",
        "REQUEST",
        "happened",
        ("Oskania",),
        ("Velmerian government",),
        "2024-05-20",
    ),
    ("Kardovia asked Velmeria to extend the lease.", "REQUEST", "happened", ("Kardovia",), ("Velmeria",), "2024-05-20"),
    (
        "Marit Solen reiterated her demand that Oskania pay for the pier.",
        "REQUEST",
        "happened",
        ("Marit Solen",),
        ("Oskania",),
        None,
    ),
    ("Kardovia said it would send grain to Drevland.", "AGREE", "happened", ("Kardovia",), ("Drevland",), "2024-05-20"),
    (
        "Velmeria said it would withdraw its troops from Hald.",
        "AGREE",
        "happened",
        ("Velmeria",),
        ("Hald",),
        "2024-05-20",
    ),
    (
        "Marit Solen announced that she would visit Oskania in June.",
        "AGREE",
        "happened",
        ("Marit Solen",),
        ("Oskania",),
        None,
    ),
    (
        "Velmerian officials said they would not meet the Kardovian delegation.",
        "REJECT",
        "happened",
        ("Velmerian officials",),
        ("Kardovian delegation",),
        None,
    ),
    (
        "Kardovia announced that it would expel two Oskanian diplomats.",
        "THREATEN",
        "happened",
        ("Kardovia",),
        ("two Oskanian diplomats",),
        "2024-05-20",
    ),
    ("Rebels swore to attack the Velmerian garrison.", "THREATEN", "happened", ("Rebels",), ("Velmeria",), None),
    (
        "Kardovia promised to return the ship to Velmeria.",
        "AGREE",
        "happened",
        ("Kardovia",),
        ("Velmeria",),
        "2024-05-20",
    ),
    (
        "Kardovia has agreed to open its ports to Velmerian ships.",
        "AGREE",
        "happened",
        ("Kardovia",),
        ("Velmeria",),
        None,
    ),
    ("Velmeria offered to send doctors to Drevland.", "AGREE", "happened", ("Velmeria",), ("Drevland",), None),
    (
        "Kardovia is ready to meet the Velmerian government.",
        "AGREE",
        "ongoing",
        ("Kardovia",),
        ("Velmerian government",),
        "2024-05-20",
    ),
    ("Oskania threatened to cut aid to Velmeria.", "THREATEN", "happened", ("Oskania",), ("Velmeria",), "2024-05-20"),
    (
        "Oskania threatened to recall its ambassador unless Kardovia freed the sailors.",
        "THREATEN",
        "happened",
        ("Oskania",),
        ("Kardovia",),
        "2024-05-20",
    ),
    (
        "Kardovia warned that it would close the strait to Oskanian ships.",
        "THREATEN",
        "happened",
        ("Kardovia",),
        ("Oskania",),
        "2024-05-20",
    ),
    ("Velmeria rejected Kardovia's offer of a loan.", "REJECT", "happened", ("Velmeria",), ("Kardovia",), "2024-05-20"),
    ("Velmeria refused to extradite the captain to Oskania.", "REJECT", "happened", ("Velmeria",), ("Oskania",), None),
    (
        "Velmeria is opposed to a Kardovian base in Lodva.",
        "REJECT",
        "ongoing",
        ("Velmeria",),
        ("Kardovia",),
        "2024-05-20",
    ),
    ("The council denied Oskania's request for access.", "REJECT", "happened", ("council",), ("Oskania",), None),
    (
        "Oskania condemned Kardovia's attack on the port of Hald.",
        "ACCUSE/disapprove",
        "happened",
        ("Oskania",),
        ("Kardovia",),
        "2024-05-20",
    ),
    (
        "Oskania criticised the Velmerian government for the delay.",
        "ACCUSE/disapprove",
        "happened",
        ("Oskania",),
        ("Velmerian government",),
        None,
    ),
    (
        "A court in Tarvona sentenced Oren Vald to ten years in prison on May 3.",
        "SANCTION/convict",
        "happened",
        ("court",),
        ("Oren Vald",),
        "2024-05-03",
    ),
    ("Prosecutors charged Oren Vald with fraud.", "ACCUSE/allege", "happened", ("Prosecutors",), ("Oren Vald",), None),
    (
        "Police opened an investigation against two Velmerian officials.",
        "ACCUSE/investigate",
        "happened",
        ("Police",),
        ("two Velmerian officials",),
        None,
    ),
    (
        "Fishermen protested against the Velmerian government in Tarvona on Sunday.",
        "PROTEST/demo",
        "happened",
        ("Fishermen",),
        ("Velmerian government",),
        "2024-05-19",
    ),
    (
        "Students staged a rally against President Marit Solen.",
        "PROTEST/demo",
        "happened",
        ("Students",),
        ("Marit Solen",),
        None,
    ),
    (
        "Dockers staged a strike in Hald last week.",
        "PROTEST/strike",
        "happened",
        ("Dockers",),
        (),
        "2024-05-13/2024-05-19",
    ),
    (
        "Farmers blocked roads to press their demands on the Velmerian government.",
        "PROTEST/obstruct",
        "happened",
        ("Farmers",),
        ("Velmerian government",),
        None,
    ),
    (
        "Two sailors were killed by Kardovian troops near Hald on May 2.",
        "ASSAULT",
        "happened",
        ("Kardovian troops",),
        ("Two sailors",),
        "2024-05-02",
    ),
    (
        "Kardovian gunmen kidnapped a Velmerian engineer.",
        "ASSAULT/abduct",
        "happened",
        ("Kardovian gunmen",),
        ("Velmerian engineer",),
        None,
    ),
    (
        "Police fired tear gas at demonstrators in Tarvona.",
        "ASSAULT/firearms",
        "happened",
        ("Police",),
        ("demonstrators",),
        None,
    ),
    (
        "Kardovian troops occupied the port of Hald in 1994.",
        "COERCE/seize",
        "happened",
        ("Kardovian troops",),
        ("Hald",),
        "1994",
    ),
    (
        "The Velmerian government imposed a curfew in Tarvona.",
        "COERCE/curfew",
        "happened",
        ("Velmerian government",),
        ("Tarvona",),
        None,
    ),
    (
        "Velmeria lifted the curfew in Tarvona on May 7.",
        "RETREAT/access",
        "happened",
        ("Velmeria",),
        ("Tarvona",),
        "2024-05-07",
    ),
    ("Velmeria banned the party in 2012.", "COERCE/ban", "happened", ("Velmeria",), ("party",), "2012"),
    (
        "Police detained the editor of the newspaper on Friday.",
        "COERCE/arrest",
        "happened",
        ("Police",),
        ("editor",),
        "2024-05-17",
    ),
    ("Kardovia closed its border with Velmeria.", "COERCE/restrict", "happened", ("Kardovia",), ("Velmeria",), None),
    ("Kardovia tightened its blockade of Hald.", "COERCE/restrict", "happened", ("Kardovia",), ("Hald",), None),
    (
        "Kardovia deployed two ships to the Lodva coast in March.",
        "MOBILIZE/troops",
        "happened",
        ("Kardovia",),
        (),
        "2024-03",
    ),
    ("Peacekeepers arrived in Hald on May 4.", "MOBILIZE/troops", "happened", ("Peacekeepers",), (), "2024-05-04"),
    (
        "Velmeria has withdrawn its troops from the Hald peninsula.",
        "RETREAT/withdraw",
        "happened",
        ("Velmeria",),
        ("Hald peninsula",),
        "../2024-05-20",
    ),
    (
        "The defence minister resigned on Thursday.",
        "RETREAT/resign",
        "happened",
        ("defence minister",),
        (),
        "2024-05-16",
    ),
    ("Kardovia released three Velmerian sailors.", "RETREAT/release", "happened", ("Kardovia",), ("Velmeria",), None),
    ("Kardovia declared a ceasefire on May 1.", "CONCEDE", "happened", ("Kardovia",), (), "2024-05-01"),
    (
        "Kardovia handed over two tons of medicine to the hospital in Hald.",
        "AID",
        "happened",
        ("Kardovia",),
        ("hospital",),
        None,
    ),
    (
        "Kardovia trained 200 Velmerian soldiers in 2015.",
        "AID",
        "happened",
        ("Kardovia",),
        ("200 Velmerian soldiers",),
        "2015",
    ),
    (
        "Kardovia and Velmeria signed the agreement on Thursday.",
        "SUPPORT",
        "happened",
        ("Kardovia", "Velmeria"),
        (),
        "2024-05-16",
    ),
    (
        "Oskania congratulated Marit Solen on her victory.",
        "SUPPORT",
        "happened",
        ("Oskania",),
        ("Marit Solen",),
        "2024-05-20",
    ),
    (
        "Oskania recognised the new government in 2009.",
        "SUPPORT",
        "happened",
        ("Oskania",),
        ("new government",),
        "2009",
    ),
    ("Marit Solen apologised to Velmeria for the delay.", "CONCEDE", "happened", ("Marit Solen",), ("Velmeria",), None),
    (
        "Talks between Kardovia and Velmeria began in Tarvona on Monday.",
        "CONSULT",
        "happened",
        ("Kardovia", "Velmeria"),
        (),
        "2024-05-20",
    ),
    ("The summit in Tolsk was cancelled.", "CONSULT", "denied", (), (), None),
    (
        "The meeting of the two ministers has been postponed until July.",
        "CONSULT",
        "planned",
        ("two ministers",),
        (),
        "../2024-07",
    ),
    (
        "Marit Solen's visit to Oskania is planned for June 3.",
        "CONSULT/visit",
        "planned",
        ("Marit Solen",),
        ("Oskania",),
        "2024-06-03",
    ),
    (
        "Marit Solen is to meet Oren Vald in Tolsk on June 22.",
        "CONSULT",
        "planned",
        ("Marit Solen", "Oren Vald"),
        (),
        "2024-06-22",
    ),
    ("Velmeria shut the base in 2014.", "OTHER", "happened", ("Velmeria",), (), "2014"),
    ("The base was opened in 2001 by Kardovia.", "OTHER", "happened", ("Kardovia",), (), "2001"),
    (
        "Kardovia hosted Oskanian troops as part of the war in Drevland.",
        "COOPERATE",
        "happened",
        ("Kardovia",),
        ("Oskanian troops",),
        None,
    ),
    ("The captain stopped in Hald on his trip to Oskania.", "CONSULT/visit", "happened", (), ("Oskania",), None),
    ("Kardovia could open a second base.", "OTHER", "hypothetical", ("Kardovia",), (), None),
    ("Kardovia may deploy troops in the Lodva region.", "MOBILIZE/troops", "hypothetical", ("Kardovia",), (), None),
    ("If Velmeria agrees, Kardovia will build a pier.", "AGREE", "hypothetical", ("Velmeria",), (), None),
    ("Nobody attacked the ship.", "ASSAULT", "denied", (), ("ship",), None),
    ("No talks were held.", "CONSULT", "denied", (), (), None),
    ("Kardovia shares intelligence with Oskania.", "COOPERATE", "ongoing", ("Kardovia",), ("Oskania",), "2024-05-20"),
    (
        "The two navies held joint manoeuvres off Hald in May.",
        "MOBILIZE/troops",
        "happened",
        ("two navies",),
        (),
        "2024-05",
    ),
]


@pytest.mark.parametrize(
    ("text", "code", "status", "actor", "recipient", "when"), SENTENCES, ids=[row[0] for row in SENTENCES]
)
def test_sentences(
    text: str, code: str, status: str, actor: tuple[str, ...], recipient: tuple[str, ...], when: str | None
) -> None:
    event = read(plain_report("r", WORLD + text, PUBLISHED))[1][0]
    told = ("/".join(filter(None, (event.type, event.mode))), event.status.value, event.actor, event.recipient)
    assert (*told, event.when.value) == (code, status, actor, recipient, when)


def test_what_is_said_in_quotation_marks_demands_nothing() -> None:
    text = WORLD + 'Marit Solen said: "Oskania must pay for the pier."'
    assert [event.type for event in read(plain_report("r", text, PUBLISHED))[1]] == []


def test_a_supposition_is_no_demand() -> None:
    text = WORLD + "Marit Solen said Oskania must have paid for the pier."
    assert [event.type for event in read(plain_report("r", text, PUBLISHED))[1]] == []
