"""What each line is: tables of a page's lines with the role that each must get, and the laws of the rulings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.packs.en.page import PAGE
from onrecord.model import Role
from onrecord.page.lines import Line, lines_of
from onrecord.page.roles import roles
from onrecord.page.ruling import Ruling
from onrecord.page.visible_dates import is_date_line

T, B, C, R, N, F = Role.TITLE, Role.BODY, Role.CAPTION, Role.CREDIT, Role.NOTICE, Role.FURNITURE

LEAD = "The last ferry to Skerra sailed on Monday, the port of Tarvik said."
MORE = "The islanders had asked for one more summer and were given two weeks."
SAID = '"We shall row," one of them said.'


def ruled(text: str, **given: object) -> list[Ruling]:
    return list(roles(lines_of(text), (PAGE,), dated=lambda line: is_date_line(line, "en", (PAGE,)), **given))  # type: ignore[arg-type]


PAGES = {
    "a broadcaster's scraped page": [
        ("Accessibility links", F),
        ("Breaking News", F),
        ("Ferry To Skerra Stops For Good", T),
        ("The ferry (left) at the quay of Skerra. (file photo)", C),
        ("The ferry (left) at the quay of Skerra. (file photo)", C),
        ("TARVIK -- " + LEAD, B),
        (MORE, B),
        (SAID, B),
        ("With reporting by Tidal", R),
        ('Radio Velm has been declared an "undesirable organization" by the Oskanian government.', N),
        (
            (
                "If you are in Oskania and hold an Oskanian passport, please note that you could face fines or "
                "imprisonment for sharing, liking, or saving our content."
            ),
            N,
        ),
        ("To find out more, click here.", N),
        ("XS", F),
        ("SM", F),
        ("MD", F),
        ("LG", F),
    ],
    "a wire's page": [
        ("date 2021-03-02", F),
        ("Directory of sites", F),
        ("Login", F),
        ("#World News", F),
        ("March 2, 2021 / 8:24 AM", F),
        ("Skerra ferry to stop after forty years", T),
        ("By Ana Roth", R),
        ("2 Min Read", F),
        ("TARVIK (Tidal) - " + LEAD, B),
        (MORE, B),
        ("Reporting by Ana Roth in Tarvik; editing by Piet Olm", R),
        ("0 : 0", F),
    ],
    "rates above, an editor's note below": [
        ("USD 69.74", F),
        ("EUR 79.24", F),
        ("• 0.85", F),
        ("Skerra ferry stops", T),
        (LEAD, B),
        (MORE, B),
        ("[Editor's note: this text was translated.]", F),
    ],
    "a heading, a button and a list inside": [
        ("Skerra ferry stops for good", T),
        (LEAD, B),
        ("A long history", B),
        (MORE, B),
        ("Share", F),
        ("Read more: Why herring is dear", F),
        (LEAD.replace("Monday", "Friday"), B),
        ("Related", F),
        ("Herring quota falls again", F),
        ("Ten lighthouses to sleep in", F),
        ("We use cookies to remember your language.", F),
        ("© 2021 Velm Courier. All rights reserved.", F),
    ],
    "the menu opens with a heading of a list": [
        ("Home", F),
        ("Top stories", F),
        ("Shipping", F),
        ("Home > Shipping > Ferries", F),
        ("Skerra ferry to stop for good, says leaked letter", T),
        (LEAD, B),
        (MORE, B),
    ],
    "a picture's credit in the agency's way": [
        ("Skerra ferry to stop for good", T),
        ("A trawler leaves the harbour of Skerra, Velmeria, October 4, 2022. TIDAL/Pia Norn", C),
        (LEAD, B),
        (MORE, B),
    ],
    "cut off in the middle of a sentence": [
        ("Skerra ferry to stop for good", T),
        (LEAD, B),
        ("The council of Skerra, which had met in the school because the hall was flooded, asked the port of", B),
    ],
    "one sentence and nothing else": [("The mayor resigned.", B)],
    "no word of any pack": [
        ("Навигация", F),
        ("0", F),
        ("Паром на Скерру больше не ходит", T),
        ("Последний паром на Скерру ушёл в понедельник, сообщил порт Тарвика.", B),
        ("Теги", F),
    ],
}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    lines = PAGES[name]
    found = ruled("\n\n".join(text for text, _ in lines))
    assert [(text, ruling.role) for (text, _), ruling in zip(lines, found, strict=True)] == lines


@pytest.mark.parametrize(
    "sentence",
    [
        "More people died in the fire on Monday than in any fire before.",
        "Like the mayor, he thought that the ferry would come back.",
        "Share prices of the shipping line fell by a third on Monday.",
        "Related parties may not vote on the lease, the court said on Monday.",
        "The group was declared an extremist organization by the court on Monday, its lawyer said.",
        '"You could face prison for this," the judge told the skipper of the ferry.',
        "Tidal reported from Tarvik that the port would be closed until the spring.",
        "Written by a committee in 1994, the treaty has never been published in full.",
        "Reporting by Tidal shows that the port was closed for most of the year.",
        "He had posted a photo by mistake, the mayor told the council on Monday.",
        "Copyright was not discussed at the meeting of the two ministers on Monday.",
        "By Monday the ferry had not come, and nobody in Skerra expected it to.",
        "The company changed its privacy policy after the court ruled on Monday.",
        "Comments by the mayor were cut from the record, the clerk said on Monday.",
        "“Your personal data will be sold to nobody,” the minister told the council on Monday.",
        "Banks may make the commission on ferries permanent, the mayor said on Monday.",
        "Photographs of the minister's house were shown to the council on Monday.",
        "Ana Roth is a reporter who was jailed in March for what she wrote of the ferry.",
        '"Members who broke our house rules will be expelled," the guild told the council.',
        '"You may opt out of the lease until you are twenty," the mayor told the islanders.',
        "Olm told voters that your data will never be sold to the port, the agency reported.",
        "A photograph of the mayor at the quay showed that the boats were gone, her rival said.",
        "A satellite image released by the port on Monday shows new quays on both islands.",
        "Two thoughts on the lease were heard in the council on Monday, neither of them new.",
    ],
)
def test_a_sentence_of_the_article_stays_one(sentence: str) -> None:
    found = ruled(f"Skerra ferry stops for good\n\n{LEAD}\n\n{sentence}\n\n{MORE}")
    assert [ruling.role for ruling in found] == [T, B, B, B]


def test_a_repeated_caption_says_so() -> None:
    found = ruled(f"Skerra ferry stops\nThe quay of Skerra in winter\nThe quay of Skerra in winter\n{LEAD}\n{MORE}")
    assert [ruling.role for ruling in found[1:3]] == [C, C]
    assert "repeated once" in found[2].reason


def test_the_address_tells_the_title_from_a_longer_line() -> None:
    text = (
        "Ferry stops for good\n\nThe site of all the islands, quays, lights and wrecks of Velmeria\n\n"
        + LEAD
        + "\n\n"
        + MORE
    )
    assert [ruling.role for ruling in ruled(text)][:2] == [F, T]
    assert [ruling.role for ruling in ruled(text, titles=["ferry stops for good"])][:2] == [T, F]


def test_the_extractor_decides_where_there_is_one() -> None:
    found = ruled(f"{LEAD}\n\n{MORE}", kept=[False, True])
    assert [ruling.role for ruling in found] == [F, B]


def test_markup_tells_captions_and_links() -> None:
    lines = [
        Line(0, 5, "Ferry stops for good", "/html/body/h1", "h1"),
        Line(
            5,
            6,
            "The quay in winter",
            "/html/body/figure/figcaption",
            "figcaption",
            frozenset({"<figcaption>", "<figure>"}),
        ),
        Line(6, 7, LEAD, "/html/body/p[1]", "p"),
        Line(
            7, 8, "Ten lighthouses", "/html/body/a/figcaption", "figcaption", frozenset({"<figcaption>"}), linked=True
        ),
        Line(8, 9, "Ana Roth", "/html/body/div", "div"),
        Line(9, 10, "Islands/Ports", "/html/body/ul/li/a", "li", linked=True),
        Line(10, 11, "Sign up for the letter from the quay", "/html/body/figure/p", "p", frozenset({"<figure>"})),
    ]
    found = roles(lines, (PAGE,), kept=[False, False, True, False, False, False, False], authors=["Ana Roth"])
    assert [ruling.role for ruling in found] == [T, C, B, F, R, F, F]


@given(
    st.lists(
        st.sampled_from([text for page in PAGES.values() for text, _ in page] + ["", "a", "A.", "-", "…"]), max_size=25
    )
)
def test_every_line_gets_a_role_and_a_reason(texts: list[str]) -> None:
    lines = lines_of("\n".join(texts))
    found = roles(lines, (PAGE,))
    assert len(found) == len(lines)
    assert all(ruling.reason and not ruling.reason.endswith(".") for ruling in found)
    assert sum(ruling.role is T for ruling in found) <= 1


@pytest.mark.parametrize(
    "last",
    ["Oren declined to comment.", "“No,” she said.", "“We want our quay.\n\n“We want it now,” he said."],
)
def test_a_short_sentence_ends_the_article(last: str) -> None:
    text = "Captains Want Their Quay\n\nThe head of the union said on Tuesday that the quay would be built.\n\n" + last
    lines = lines_of(f"{text}\n\nShare this!\n\nHome\n\nSport")
    found = dict(zip([line.text for line in lines], roles(lines, ()), strict=True))
    assert all(found[line].role is Role.BODY for line in last.split("\n\n"))
    assert found["Share this!"].role is Role.FURNITURE


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this article said that the quay was opened in 1989; it was opened in 1998.",
        "This story has been corrected to say that the council met on Tuesday and not on Monday.",
        "Correction: The minister's name is Oren, and not Orren as it was first given here.",
        "Editor's note: The council's name has been changed in this report since it was first published.",
    ],
)
def test_an_editors_note_is_no_part_of_the_article(note: str) -> None:
    text = "The head of the union said on Tuesday that the quay would be built.\n\nNobody had asked the town for it."
    lines = lines_of(f"{text}\n\n{note}")
    ruling = roles(lines, (PAGE,))[-1]
    assert (ruling.role, ruling.reason) == (Role.FURNITURE, "the editors' note on a correction")


LATER = "The fishermen's guild keeps two boats of its own at the quay."


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (("Leave a reply", "Please be mindful of our community standards.", LATER), F),
        (("3 thoughts on “Ferry stops for good”", LATER), F),
        (("Next up in the islands", LATER), F),
        (("By submitting this form you agree to be written to by the port.",), F),
        (("We send no spam, and you can unsubscribe at any time you like.",), F),
        (("Get the latest news and updates from Tarvik and the islands.",), F),
        (("Please enable JavaScript to view what others wrote.",), F),
        (("The port may earn a commission from links on this page to other ports.",), F),
        (("Image: The ferry at the quay of Skerra in the last days of the season",), C),
        (("An artist's impression of the bridge that nobody in Skerra asked for.",), C),
        (("This photo shows the quay of Skerra on the day after the storm.",), C),
        (("Ana Roth is a reporter for Tidal in Tarvik.",), R),
        (("About Ana Roth", "Ana Roth covers the islands and the sea for Tidal."), R),
    ],
)
def test_what_stands_below_the_article(lines: tuple[str, ...], role: Role) -> None:
    found = ruled("\n\n".join(("Ferry stops for good", LEAD, MORE, *lines)))
    assert {ruling.role for ruling in found[1:3]} == {B}
    assert {ruling.role for ruling in found[3:]} == {role}


@pytest.mark.parametrize(
    "last",
    [
        "Olm is at a hospital in Velm, his lawyer said on Monday evening.",
        "Olm has been at odds with the mayor since the vote on the lease.",
        "Olm is an editor at Tidal, and has been banned from Skerra since 2019.",
    ],
)
def test_who_is_told_of_further_up_is_no_author(last: str) -> None:
    found = ruled(f"Ferry stops for good\n\n{LEAD}\n\nThe reporter Piet Olm was held at the quay.\n\n{last}")
    assert [ruling.role for ruling in found] == [T, B, B, B]


def test_a_list_beside_the_article_holds_long_lines_and_the_article_goes_on_below() -> None:
    link = "Mayor of Skerra tells what she said to the port, to the guild and to the captain of the last ferry"
    found = ruled(f"Ferry stops for good\n\n{LEAD}\n\nMore from the islands\n\n{link}\n\n{MORE}\n\n{LATER}")
    assert [ruling.role for ruling in found] == [T, B, F, F, B, B]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        # The tags of a whole site, longer than the article.
        (
            (
                "Adopted Animals Bread Prices Coast Guard Dikes Elections Ferries Fishing Guild Harbour Islands "
                "Jetties Kelp Lighthouses Mail Boats Nets Oars Pilots Quays Rowing Sails Tides Warehouses Weather"
            ),
            F,
        ),
        ("The guild of pilots told the council in Tarvik that no boat would leave the quays of Skerra before the", B),
        ("THE GUILD OF PILOTS TOLD THE COUNCIL IN TARVIK THAT NO BOAT WOULD LEAVE THE QUAYS OF SKERRA BEFORE", B),
    ],
)
def test_a_long_list_of_names_is_no_sentence(line: str, role: Role) -> None:
    page = f"Ferry stops for good\n\n{LEAD}\n\n{line}\n\n{MORE if role is B else 'Mail'}"
    ruling = next(ruling for own, ruling in zip(lines_of(page), ruled(page), strict=True) if own.text == line)
    assert ruling.role is role
