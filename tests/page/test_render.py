"""HTML to visible text: what is seen, where lines end, where each stands; and markup that means harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.render import MAX_ELEMENTS, Rendered, render


def partitions(page: Rendered) -> bool:
    return page.text == "".join(f"{line.text}\n" for line in page.lines) and all(
        page.text[line.start : line.end] == f"{line.text}\n" for line in page.lines
    )


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<p>One <b>bold</b>\n  word</p>", ["One bold word"]),
        ("<div>before<p>in</p>after</div>", ["before", "in", "after"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<table><tr><th>Year<td>1994</table>", ["Year", "1994"]),
        ("<h1>T</h1><figure><img alt=x><figcaption>C</figcaption></figure>", ["T", "C"]),
        ("<p>a<br>b<br><br>c</p>", ["a\nb", "c"]),
        ("<pre>a  b\n c</pre>", ["a  b\n c"]),
        ("<nav><a>Home</a><a>News</a></nav>", ["Home", "News"]),
        ("<p>see <a>here</a> and <a>there</a></p>", ["see here and there"]),
        ("<p>&amp; &eacute; &#8220;q&#8221; &lt;b&gt;</p>", ["& é “q” <b>"]),
        ("<p>a&nbsp;b</p>", ["a\u00a0b"]),
        ("<p>a<script>x('“no”')</script>b<style>p{}</style></p>", ["ab"]),
        ("<head><title>T</title></head><body>b</body>", ["b"]),
        ("<template><p>x</p></template><noscript>n</noscript><p>y", ["y"]),
        ("<p hidden>x</p><div style='color:red; DISPLAY : none'>z</div><p>y", ["y"]),
        ("<dialog>x</dialog><dialog open>y</dialog>", ["y"]),
        ("<svg><title>x</title><text>t</text></svg><p>y", ["y"]),
        ("<!-- c --><p>y<?php x ?></p>", ["y"]),
        ("<p>one <x-name>two</x-name> three</p>", ["one two three"]),
        ("<div><x-part>one</x-part><x-part>two</x-part></div>", ["one", "two"]),
        ("just words", ["just words"]),
        ("", []),
        ("<!-- nothing -->", []),
    ],
)
def test_what_is_seen(markup: str, lines: list[str]) -> None:
    page = render(markup)
    assert [line.text for line in page.lines] == lines
    assert partitions(page)


def test_paths_find_the_element_again() -> None:
    page = render("<div><p>a</p><ul><li>b</li><li><p>c</p></li></ul><p>d</p></div><div>e</div>")
    assert page.document is not None
    for line in page.lines:
        (element,) = page.document.getroottree().xpath(line.path)
        assert line.text in " ".join(element.itertext())
    assert [line.path for line in page.lines][:2] == ["/html/body/div[1]/p[1]", "/html/body/div[1]/ul/li[1]"]


def test_a_line_knows_its_links() -> None:
    page = render("<p><a href=x>Ferry stops</a></p><p>The <a href=x>ferry</a> stopped on Monday</p>")
    assert [line.linked for line in page.lines] == [True, False]


def test_entities_of_a_document_type_are_not_expanded() -> None:
    page = render('<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/hostname">]><p>x &a; &f;</p>')
    assert "boom" not in page.text
    assert "&a;" in page.text


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<p>first</p>" + "<div>" * 50_000 + "deep", "nested"),
        ("<p>first</p>" + "<i></i>" * (MAX_ELEMENTS + 1), "elements"),
        ("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">first</p>", "attributes"),
    ],
    ids=["depth", "elements", "attributes"],
)
def test_what_is_cut_is_said(markup: str, says: str) -> None:
    page = render(markup)
    assert page.lines[0].text == "first"
    assert says in page.caveats[0].message
    assert partitions(page)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<br>",
        "<li>",
        "<table>",
        "<td>",
        "<pre>",
        "</pre>",
        "<a href=x>",
        "</a>",
        "<script>",
        "</script>",
        "<p hidden>",
        "<x-a>",
        "&amp;",
        "&#0;",
        "<",
        ">",
        "<!--",
        "-->",
        "<![CDATA[",
        "<svg>",
    ]
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)


@given(st.lists(TAGS | WORDS | st.just("\n ")))
def test_any_markup_is_partitioned_and_always_rendered_alike(pieces: list[str]) -> None:
    markup = "".join(pieces)
    page = render(markup)
    assert partitions(page)
    assert all(line.text.strip() for line in page.lines)
    assert render(markup).text == page.text
