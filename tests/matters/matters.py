"""Invented matters of different shapes, and what a careful reader takes from their reports.

All countries, people and words are made up. A matter is its proposition, reports with the date on which they came out,
and the positions that stand in them: speaker's surname, date, and the stances that are right.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dates import Edtf
from onrecord.model import Page, Stance

S = Stance


@dataclass(frozen=True)
class InventedMatter:
    """A proposition, reports by the day they came out, and positions. `changes` are pairs of positions, by number."""

    proposition: str
    reports: tuple[tuple[str, str], ...]
    positions: tuple[tuple[str, str, frozenset[Stance]], ...]
    changes: tuple[tuple[int, int], ...]

    def pages(self) -> list[Page]:
        """The reports as pages."""
        return [
            Page(text.encode(), f"{number}.txt", "text/plain", published=Edtf.parse(day))
            for number, (day, text) in enumerate(self.reports)
        ]


def _is(*stances: Stance) -> frozenset[Stance]:
    return frozenset(stances)


TAX = InventedMatter(
    "Norvenia raises the tax on diesel",
    (
        (
            "2022-03-02",
            "Diesel tax will not go up, says minister\n\nHALVERD -- Norvenian Finance Minister Elsa Quarn said on March 2 "
            "that the government will not raise the tax on diesel. “There is no plan to raise the diesel tax,” Quarn "
            "told reporters.\n\nTomas Brill, the chairman of the Hauliers' Union, said on Wednesday that a higher levy "
            "would be a disaster for the industry.\n",
        ),
        (
            "2022-09-15",
            "Norvenia weighs dearer diesel\n\nHALVERD -- The Norvenian government is considering an increase in the diesel "
            "tax, Prime Minister Oskar Lind said on September 15. “It is for parliament to decide,” Lind said.\n\n"
            "Opposition leader Greta Sand said on Thursday that her party opposes any rise in the diesel tax.\n",
        ),
        (
            "2023-01-20",
            "Norvenia to raise diesel tax in spring\n\nHALVERD -- Norvenian Finance Minister Elsa Quarn said on January 20 "
            "that she supports raising the tax on diesel. “The levy must go up,” Quarn told parliament.\n",
        ),
    ),
    (
        ("Quarn", "2022-03-02", _is(S.OPPOSES, S.DENIES)),
        ("Brill", "2022-03-02", _is(S.OPPOSES)),
        ("Lind", "2022-09-15", _is(S.CONFIRMS, S.LEAVES)),
        ("Sand", "2022-09-15", _is(S.OPPOSES)),
        ("Quarn", "2023-01-20", _is(S.SUPPORTS)),
    ),
    ((0, 4),),
)

TREATY = InventedMatter(
    "The parliament of Ostrany ratifies the Lake Treaty",
    (
        (
            "2021-05-04",
            "Ostrany's president urges vote on Lake Treaty\n\nVARN -- Ostrany's President Milo Dask called on parliament on "
            "May 4 to ratify the Lake Treaty. “The treaty is in our interest,” Dask said.\n\nJana Rupel, the leader of the "
            "Farmers' Party, said on Tuesday that her deputies would vote against the treaty.\n",
        ),
        (
            "2021-11-10",
            "Lake Treaty still before Ostrany's parliament\n\nVARN -- Jana Rupel, the leader of the Farmers' Party, said on "
            "November 10 that she did not rule out a vote for the Lake Treaty. “If the fishing rights are settled, we are "
            "ready to talk about it,” Rupel said.\n\nThe speaker of parliament, Otto Venn, said on Wednesday that nothing "
            "had been decided on the treaty.\n",
        ),
        (
            "2022-02-08",
            "Farmers' Party backs Lake Treaty\n\nVARN -- Jana Rupel said on February 8 that the Farmers' Party would support "
            "the ratification of the Lake Treaty.\n",
        ),
    ),
    (
        ("Dask", "2021-05-04", _is(S.SUPPORTS)),
        ("Rupel", "2021-05-04", _is(S.OPPOSES)),
        ("Rupel", "2021-11-10", _is(S.OPEN)),
        ("Venn", "2021-11-10", _is(S.OPEN, S.LEAVES)),
        ("Rupel", "2022-02-08", _is(S.SUPPORTS)),
    ),
    ((1, 2),),
)

MINISTER = InventedMatter(
    "Interior Minister Ivo Darrel resigns",
    (
        (
            "2020-06-01",
            "Interior minister says he will stay\n\nLUMEN -- Interior Minister Ivo Darrel said on June 1 that he would not "
            "resign over the ferry fire. “I have no reason to step down,” Darrel told reporters.\n\nOpposition leader Nora "
            "Pell said on Monday that Darrel must go.\n\nPresident Karl Aster said on Monday that it was up to the "
            "minister to decide.\n",
        ),
        (
            "2020-06-20",
            "Pressure on Darrel grows\n\nLUMEN -- Interior Minister Ivo Darrel said on June 20 that he was ready to discuss "
            "his resignation with the president.\n\nA spokeswoman for the president, Lena Hoch, said on Saturday that she "
            "did not know whether Darrel would resign.\n",
        ),
    ),
    (
        ("Darrel", "2020-06-01", _is(S.OPPOSES)),
        ("Pell", "2020-06-01", _is(S.SUPPORTS)),
        ("Aster", "2020-06-01", _is(S.LEAVES)),
        ("Darrel", "2020-06-20", _is(S.OPEN)),
        ("Hoch", "2020-06-20", _is(S.DOES_NOT_KNOW)),
    ),
    ((0, 3),),
)

PIPELINE = InventedMatter(
    "Oskania closes the Norhaven pipeline",
    (
        (
            "2019-10-07",
            "Oskania says pipeline stays open\n\nTOLSK -- Oskania's Energy Minister Rolf Adder said on October 7 that the "
            "Norhaven pipeline would stay open. “Nobody has asked us to close it,” Adder said.\n\nThe group "
            "Clear Coast demanded on Monday that the Norhaven pipeline be shut.\n",
        ),
        (
            "2020-02-11",
            "Talks on Norhaven closure\n\nTOLSK -- Talks on the closure of the Norhaven pipeline are under way, Oskania's "
            "Environment Minister Hilda Moss said on February 11.\n\nMayor of Norhaven Jens Ruud said on Tuesday that the "
            "town needs the pipeline.\n",
        ),
        (
            "2020-03-05",
            "Oskania to close pipeline\n\nTOLSK -- Oskania's Energy Minister Rolf Adder said on March 5 that he supports the "
            "closure of the Norhaven pipeline. “This is the first time I have heard of any objection,” he said.\n",
        ),
    ),
    (
        ("Adder", "2019-10-07", _is(S.OPPOSES, S.DENIES)),
        ("Moss", "2020-02-11", _is(S.CONFIRMS)),
        ("Ruud", "2020-02-11", _is(S.OPPOSES)),
        ("Adder", "2020-03-05", _is(S.SUPPORTS)),
    ),
    ((0, 3),),
)

PRISONERS = InventedMatter(
    "Drevland and Essaria exchange prisoners",
    (
        (
            "2023-08-03",
            "Drevland denies talks on prisoner swap\n\nSANVELA -- Drevland's Foreign Minister Petra Halm said on August 3 that "
            "no talks on an exchange of prisoners with Essaria were being held. “We have never proposed a swap,” Halm "
            "said.\n\nEssaria's President Luc Tarn said on Thursday that Essaria was ready to discuss a prisoner exchange "
            "with Drevland.\n",
        ),
        (
            "2023-08-10",
            "Essaria: Drevland proposed swap in July\n\nSANVELA -- Essaria's President Luc Tarn said on August 10 that "
            "Drevland had proposed an exchange of prisoners on July 12.\n",
        ),
        (
            "2023-12-01",
            "Drevland wants prisoner exchange\n\nSANVELA -- Drevland's Foreign Minister Petra Halm said on December 1 that her "
            "country wants to exchange prisoners with Essaria before the new year.\n",
        ),
    ),
    (
        ("Halm", "2023-08-03", _is(S.DENIES)),
        ("Tarn", "2023-08-03", _is(S.OPEN)),
        ("Tarn", "2023-08-10", _is(S.CONFIRMS, S.SUPPORTS)),
        ("Halm", "2023-12-01", _is(S.SUPPORTS)),
    ),
    ((0, 2),),
)

ALL = {"tax": TAX, "treaty": TREATY, "minister": MINISTER, "pipeline": PIPELINE, "prisoners": PRISONERS}
