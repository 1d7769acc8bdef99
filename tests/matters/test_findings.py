"""What reports' words must tell surely for a finding, and which two are set against each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model import FindingKind, Stance
from onrecord.queries import MatterView
from tests.matters.test_wired import page, view

K = FindingKind

PRESIDENT = 'SARN, Ostrany -- "{}," President Ada Oren of Ostrany told reporters on {}.'
NEXT = 'SARN, Ostrany -- "{}," President Ilo Marn of Ostrany told reporters on {}.'


def kinds(found: MatterView) -> list[tuple[FindingKind, str]]:
    return [(it.kind, it.earlier.words[0].quote) for it in found.findings if it.compatible is None]


def told(folder: Path, *said: tuple[str, str, str, str], by_words: bool = True) -> MatterView:
    """A matter of reports, each a form, the words, the day as they tell it and the day on which they came out."""
    pages = [
        page(f"{at}.txt", form.format(words, day), out) for at, (form, words, day, out) in enumerate(said, start=1)
    ]
    return view(folder, *pages, by_words=by_words)


def test_a_successor_is_set_against_what_was_held_last(tmp_path: Path) -> None:
    against = (PRESIDENT, "We do not need a second naval base of Velmora", "Monday", "2015-03-02")
    unnamed = 'SARN, Ostrany -- "{}," Ada Oren told reporters on {}.'  # whose office, the report does not tell
    for_it = (unnamed, "We want a second naval base of Velmora in Ostrany", "Monday", "2017-03-06")
    left = (NEXT, "Velmora is to decide on a second naval base", "Monday", "2019-03-04")
    found = told(tmp_path, against, for_it, left)
    assert K.REVERSAL in {kind for kind, _ in kinds(found)}
    assert K.SUCCESSOR_DIFFERS not in {kind for kind, _ in kinds(found)}
    assert K.SUCCESSOR_DIFFERS in {kind for kind, _ in kinds(told(tmp_path / "alone", against, left))}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We need no second naval base of Velmora", True),
        ("The danger from a second naval base of Velmora is rising", False),  # it speaks of something as harm
    ],
)
def test_a_finding_needs_words_that_tell_a_stance_by_themselves(tmp_path: Path, words: str, *, found: bool) -> None:
    for_it = (PRESIDENT, "We want a second naval base of Velmora", "Monday", "2017-03-06")
    both = told(tmp_path, for_it, (PRESIDENT, words, "Monday", "2019-03-04"))
    assert bool(kinds(both)) == found


def test_the_treaty_on_the_one_that_is_there_is_no_word_on_one_more(tmp_path: Path) -> None:
    denied = (PRESIDENT, "There are no talks on a second naval base of Velmora in Ostrany", "Monday", "2019-03-04")
    form = 'PORT HELIN, Velmora -- "{}," Foreign Minister Jon Kell of Velmora told reporters on {}.'
    there = (form, "Talks on the lease of the Velmoran base in Ostrany are under way", "Monday", "2019-03-18")
    more = (form, "Talks on a second Velmoran base in Ostrany are under way", "Monday", "2019-03-18")
    assert K.PARTIES_DIFFER in {kind for kind, _ in kinds(told(tmp_path / "more", denied, more, by_words=False))}
    assert K.PARTIES_DIFFER not in {kind for kind, _ in kinds(told(tmp_path / "there", denied, there, by_words=False))}


def test_a_government_is_no_spokesman_of_its_head(tmp_path: Path) -> None:
    form = "SARN, Ostrany -- The government of Ostrany said on {1} that {0}."
    denied = (form, "there were no talks on a second naval base of Velmora", "Monday", "2019-03-04")
    for_it = (PRESIDENT, "We want a second naval base of Velmora", "Monday", "2019-03-18")
    assert K.SPOKESMAN_DIFFERS not in {kind for kind, _ in kinds(told(tmp_path, denied, for_it))}


def test_who_has_not_moved_holds_what_was_held_whatever_else_is_wanted(tmp_path: Path) -> None:
    against = (PRESIDENT, "We are against a second naval base of Velmora", "Monday", "2019-03-04")
    unmoved = (
        PRESIDENT,
        "My position has not changed. But we need the second naval base's road",
        "Monday",
        "2019-05-06",
    )
    found = told(tmp_path, against, unmoved)
    held = {it.stance for it in found.positions if it.when.value == "2019-05-06"}
    assert Stance.SUPPORTS not in held


def test_who_opens_to_it_and_is_still_against_it_has_not_reversed(tmp_path: Path) -> None:
    against = (PRESIDENT, "We do not need a second naval base of Velmora", "Monday", "2019-03-04")
    open_to_it = (PRESIDENT, "We do not rule out a second naval base of Velmora", "Monday", "2019-05-06")
    still = (PRESIDENT, "I am against a second naval base of Velmora", "Monday", "2019-05-06")
    (turned,) = (it for it in told(tmp_path / "turned", against, open_to_it).findings)
    assert (turned.kind, "Then, too" in turned.sentence) == (K.REVERSAL, False)
    both = told(tmp_path / "both", against, open_to_it, still).findings
    (softer,) = (it for it in both if it.stances[0] is not None)
    assert (softer.kind, softer.stances) == (K.SOFTENING, (Stance.OPPOSES, Stance.OPEN))
    assert softer.beside is not None
    assert softer.beside[0].words[0].quote == "I am against a second naval base of Velmora"
    assert "Then, too" in softer.sentence


def test_of_the_firmest_before_as_well_what_is_still_said_stands_beside(tmp_path: Path) -> None:
    firm = (PRESIDENT, "We do not need a second naval base of Velmora", "Monday", "2015-03-02")
    left = (PRESIDENT, "Velmora is to decide on a second naval base", "Monday", "2017-03-06")
    for_it = (PRESIDENT, "We want a second naval base of Velmora", "Monday", "2019-05-06")
    still = (PRESIDENT, "I am against a second naval base of Velmora", "Monday", "2019-05-06")
    found = [it for it in told(tmp_path, firm, left, for_it, still).findings if it.stances[1] is Stance.SUPPORTS]
    assert found
    assert all(it.kind is not K.REVERSAL and it.beside for it in found if it.stances[0] is Stance.OPPOSES)


def test_of_two_stances_on_one_day_a_successor_is_set_against_the_firmer(tmp_path: Path) -> None:
    harbour = (PRESIDENT, "We do not rule out a second naval base of Velmora", "Monday", "2019-05-06")
    still = (PRESIDENT, "I am against a second naval base of Velmora", "Monday", "2019-05-06")
    for_it = (NEXT, "We want a second naval base of Velmora", "Monday", "2020-03-02")
    found = told(tmp_path, harbour, still, for_it)
    assert (K.SUCCESSOR_DIFFERS, "I am against a second naval base of Velmora") in kinds(found)


def test_words_on_any_base_at_all_are_no_words_on_one_more(tmp_path: Path) -> None:
    for_it = (PRESIDENT, "We want a second naval base of Velmora", "Monday", "2017-03-06")
    of_any = (PRESIDENT, "Ostrany does not need a Velmoran base", "Monday", "2015-03-02")
    of_one = (PRESIDENT, "Ostrany does not need a Velmoran base in Dalny", "Monday", "2015-03-02")
    assert not kinds(told(tmp_path / "any", of_any, for_it))
    assert K.REVERSAL in {kind for kind, _ in kinds(told(tmp_path / "one", of_one, for_it))}


def test_what_another_of_one_side_also_said_that_day_stands_beside(tmp_path: Path) -> None:
    envoy = 'TARN -- "{}," Foreign Minister Jon Kell of Ostrany told reporters on {}.'
    denied = (PRESIDENT, "There are no talks on a second naval base of Velmora", "Monday", "2019-05-06")
    open_too = (PRESIDENT, "We do not rule out a second naval base of Velmora", "Monday", "2019-05-06")
    earlier = (envoy, "A second naval base of Velmora is not ruled out", "Monday", "2019-03-04")
    found = [it for it in told(tmp_path, earlier, denied, open_too).findings if it.stances[1] is Stance.DENIES]
    assert found
    assert all("Then, too" in it.sentence for it in found)


def test_that_it_came_up_is_no_record_against_that_nobody_asked(tmp_path: Path) -> None:
    not_asked = (PRESIDENT, "Velmora has not asked for a second naval base in Ostrany", "Monday", "2019-05-06")
    form = 'PORT HELIN, Velmora -- "{}," Foreign Minister Jon Kell of Velmora told reporters on {}.'
    came_up = (form, "A second naval base in Ostrany was discussed before my time", "Monday", "2018-03-05")
    proposed = (form, "We have proposed a second naval base in Ostrany", "Monday", "2018-03-05")
    assert K.EARLIER_RECORD not in {kind for kind, _ in kinds(told(tmp_path / "up", came_up, not_asked))}
    assert K.EARLIER_RECORD in {kind for kind, _ in kinds(told(tmp_path / "asked", proposed, not_asked))}


def test_a_minister_and_his_spokesman_of_a_report_at_home_are_one_side(tmp_path: Path) -> None:
    text = (
        "SARN, March 5 -- Foreign Minister Jon Kell said on Monday that Ostrany wanted a second naval base of Velmora. "
        "Foreign ministry spokeswoman Mira Tamm said on Monday that there were no talks on a second naval base."
    )
    found = view(tmp_path, page("1.txt", text, "2019-03-04"), by_words=True)
    assert K.SPOKESMAN_DIFFERS in {kind for kind, _ in kinds(found)}


def test_a_minister_is_no_spokesman_of_the_head_of_government(tmp_path: Path) -> None:
    minister = 'SARN, Ostrany -- "{}," Foreign Minister Ilo Marn of Ostrany told reporters on {}.'
    denied = (PRESIDENT, "There are no talks on a second naval base of Velmora", "Monday", "2019-03-04")
    for_it = (minister, "We want a second naval base of Velmora", "Monday", "2019-03-18")
    of = {kind for kind, _ in kinds(told(tmp_path, denied, for_it))}
    assert K.ONE_SIDE_DIFFERS in of
    assert K.SPOKESMAN_DIFFERS not in of


def test_who_denies_what_was_confirmed_has_reversed(tmp_path: Path) -> None:
    going_on = (PRESIDENT, "Talks on a second naval base of Velmora are under way", "Monday", "2019-03-04")
    denied = (PRESIDENT, "There are no talks on a second naval base of Velmora", "Monday", "2019-05-06")
    assert K.REVERSAL in {kind for kind, _ in kinds(told(tmp_path, going_on, denied))}


def test_who_denies_work_on_it_and_who_leaves_it_open_only_look_opposed(tmp_path: Path) -> None:
    denied = (PRESIDENT, "There are no talks on a second naval base of Velmora", "Monday", "2019-03-04")
    ambassador = 'SARN, Ostrany -- "{}," Ambassador Ilo Marn of Ostrany told reporters on {}.'
    left_open = (ambassador, "A second naval base of Velmora is not ruled out", "Monday", "2019-03-18")
    firm = (ambassador, "We want a second naval base of Velmora", "Monday", "2019-03-25")
    found = told(tmp_path, denied, left_open).findings
    assert [(it.kind, it.compatible is not None) for it in found] == [(K.ONE_SIDE_DIFFERS, True)]
    assert "only look opposed" in found[0].sentence
    assert [it.compatible for it in told(tmp_path / "firm", denied, firm).findings] == [None]


def test_a_side_taken_for_a_time_is_marked(tmp_path: Path) -> None:
    until = (PRESIDENT, "I oppose a second naval base of Velmora while they hide the annex", "Monday", "2019-03-04")
    for_it = (PRESIDENT, "I support a second naval base of Velmora", "Monday", "2019-09-02")
    (found,) = told(tmp_path, until, for_it).findings
    assert (found.kind, found.compatible is not None) == (K.SOFTENING, True)


def test_that_there_were_talks_is_no_record_against_that_nobody_planned_it(tmp_path: Path) -> None:
    form = "SARN, Ostrany -- President Ada Oren of Ostrany confirmed on {1} that {0}."
    talks = (form, "Ostrany was discussing a second naval base of Velmora", "Monday", "2019-03-04")
    plans = (form, "Ostrany was discussing plans for a second naval base of Velmora", "Monday", "2019-03-04")
    claim = (NEXT, "We have never had a plan for a second naval base of Velmora", "Monday", "2020-03-02")
    assert K.EARLIER_RECORD not in {kind for kind, _ in kinds(told(tmp_path, talks, claim))}
    assert K.EARLIER_RECORD in {kind for kind, _ in kinds(told(tmp_path / "plans", plans, claim))}
