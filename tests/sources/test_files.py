"""Files, folders, globs and standard input as pages: order, identity, and an error for each that cannot be had."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, FetchFailed, InputError, MissingInput, RefusedAddress, TooLarge
from onrecord.model import Page
from onrecord.sources import FileSource, files
from onrecord.sources.index import read_index


def laid(folder: Path, **contents: str) -> Path:
    for name, text in contents.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def names(source: FileSource) -> list[str]:
    return [Path(it.where if isinstance(it, InputError) else it.name).name for it in source.pages()]


def one(source: FileSource) -> Page:
    (page,) = source.pages()
    assert isinstance(page, Page), page
    return page


def fault(source: FileSource) -> InputError:
    (error,) = source.pages()
    assert isinstance(error, InputError)
    return error


def test_a_folder_gives_its_files_sorted_by_path_and_those_of_its_folders(tmp_path: Path) -> None:
    laid(tmp_path, b_txt="b", a_html="a", inner__c_txt="c", inner__deep__d_txt="d")
    source = FileSource([tmp_path])
    assert names(source) == ["a.html", "b.txt", "c.txt", "d.txt"]
    assert len(source) == 4


def test_hidden_files_and_folders_of_a_folder_are_no_pages(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a", _hidden="h", _git__b_txt="b")
    assert names(FileSource([tmp_path])) == ["a.txt"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    laid(tmp_path, _hidden="h")
    assert one(FileSource([tmp_path / ".hidden"])).content == b"h"


def test_other_media_of_a_folder_are_left_out_and_counted(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a", b_png="b", c_json="{}", d_md="d", e_js="e", f_jsonl="{}", g_html_gz="g", noending="n")
    source = FileSource([tmp_path])
    assert names(source) == ["a.txt", "noending"]
    assert sorted(Path(name).name for name in source.left_out) == [
        "b.png", "c.json", "d.md", "e.js", "f.jsonl", "g.html.gz",
    ]  # fmt: skip


def test_what_is_named_is_tried_whatever_its_ending(tmp_path: Path) -> None:
    laid(tmp_path, b_png="words")
    assert one(FileSource([tmp_path / "b.png"])).content == b"words"


def test_the_ledger_and_what_sqlite_keeps_beside_it_are_no_pages(tmp_path: Path) -> None:
    for name in ("on.db", "on.db-wal", "on.db-shm", "a.txt"):
        (tmp_path / name).write_text("x")
    assert names(FileSource([tmp_path], ledger=tmp_path / "on.db")) == ["a.txt"]
    assert names(FileSource([str(tmp_path / "*")], ledger=f"{tmp_path}/../{tmp_path.name}/on.db")) == ["a.txt"]


def test_each_file_comes_once_in_the_order_of_the_names(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a", b_txt="b", c_txt="c")
    source = FileSource([tmp_path / "c.txt", tmp_path, f"{tmp_path}/*.txt", f"{tmp_path}/./a.txt"])
    assert names(source) == ["c.txt", "a.txt", "b.txt"]


def test_globs_are_expanded_and_sorted(tmp_path: Path) -> None:
    laid(tmp_path, b_txt="b", a_txt="a", c_html="c", inner__d_txt="d")
    assert names(FileSource([f"{tmp_path}/*.txt"])) == ["a.txt", "b.txt"]
    assert names(FileSource([f"{tmp_path}/**/*.txt"])) == ["a.txt", "b.txt", "d.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a")
    odd = tmp_path / "[a].txt"
    odd.write_text("odd")
    assert one(FileSource([odd])).content == b"odd"


def test_an_index_gives_its_pages_outlet_address_and_date(tmp_path: Path) -> None:
    line = {"file": "a.txt", "outlet": "Courier", "url": "https://courier.example/a", "published_given": "2023-02-14"}
    laid(tmp_path, a_txt="a", b_txt="b", index_jsonl=json.dumps(line) + "\n\n" + json.dumps({"file": "b.txt"}))
    first, second = FileSource([tmp_path]).pages()
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.outlet, first.url, str(first.published)) == ("Courier", "https://courier.example/a", "2023-02-14")
    assert (second.outlet, second.url, second.published) == (None, None, None)
    alone = one(FileSource([tmp_path / "a.txt"]))
    assert alone.id == first.id, "a page is the same page, named alone or by its folder"


@pytest.mark.parametrize(
    ("index", "where", "what"),
    [
        ('{"file": "a.txt"}\nnot json', "index.jsonl, line 2", "not a line of JSON"),
        ('["a.txt"]', "index.jsonl, line 1", 'no object with a "file"'),
        ('{"url": "https://a.example"}', "index.jsonl, line 1", 'no object with a "file"'),
        ('{"file": "a.txt", "outlet": 3}', "index.jsonl, line 1", "outlet, url and published_given are strings"),
    ],
)
def test_a_broken_index_is_one_error_and_no_page(tmp_path: Path, index: str, where: str, what: str) -> None:
    laid(tmp_path, a_txt="a", b_txt="b", index_jsonl=index)
    error = fault(FileSource([tmp_path]))
    assert error.where.endswith(where)
    assert what in error.what
    assert error.mend


def test_an_index_that_is_no_text_is_one_error(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a")
    (tmp_path / "index.jsonl").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in str(fault(FileSource([tmp_path])))


def test_a_day_that_no_calendar_has_is_an_error_of_that_page_alone(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a", b_txt="b", index_jsonl='{"file": "a.txt", "published_given": "2023-02-31"}')
    first, second = FileSource([tmp_path]).pages()
    assert isinstance(first, InputError)
    assert "2023-02-31: no calendar has this day" in str(first)
    assert first.where.endswith("index.jsonl, a.txt")
    assert isinstance(second, Page)


def test_a_page_that_is_listed_and_not_there_is_named(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a", index_jsonl='{"file": "gone.txt"}')
    first, second = FileSource([tmp_path]).pages()
    assert isinstance(first, Page)
    assert isinstance(second, MissingInput)
    assert second.where.endswith("gone.txt")


@pytest.mark.parametrize(
    ("name", "kind", "what"),
    [
        ("missing.txt", MissingInput, "no such file or folder"),
        ("*.txt", MissingInput, "no file fits this pattern"),
        ("ftp://courier.example/a", RefusedAddress, "only http and https are fetched"),
        (".", EmptyInput, "there is no page in this folder"),
    ],
)
def test_what_cannot_be_had_says_what_and_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: type[InputError], what: str
) -> None:
    monkeypatch.chdir(tmp_path)
    error = fault(FileSource([name]))
    assert type(error) is kind
    assert what in error.what
    assert error.where == name
    assert error.mend


def test_an_address_is_brought_by_what_fetches_each_once_and_its_error_is_in_its_place(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a")
    asked: list[str] = []

    def fetch(url: str) -> Page:
        asked.append(url)
        if url.endswith("/gone"):
            raise FetchFailed("status 404 (Not Found)", url, "look at the address")
        return Page(b"p", url, url=url)

    names = ["https://velm.example/gone", f"{tmp_path}/a.txt", "https://velm.example/a", "https://velm.example/a"]
    source = FileSource(names, fetch=fetch)
    assert (len(source), source.total, source.errors, asked) == (3, 3, (), [])
    assert [type(entry) for entry in source.pages()] == [FetchFailed, Page, Page]
    assert asked == ["https://velm.example/gone", "https://velm.example/a"]


def test_what_is_missing_is_known_before_anything_is_read(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a")
    source = FileSource([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"])
    assert [Path(error.where).name for error in source.errors] == ["b.txt", "c.txt"]


def test_a_dangling_link_and_a_folder_that_links_to_itself(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    first, second = FileSource([tmp_path]).pages()
    assert isinstance(first, Page)
    assert isinstance(second, MissingInput)
    assert second.where.endswith("b.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    laid(tmp_path, a_txt="a")
    (tmp_path / "a.txt").chmod(0)
    assert "Permission denied" in str(fault(FileSource([tmp_path])))


def test_more_than_fits_is_not_taken_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    laid(tmp_path, a_txt="0123456789", b_txt="0123456789+")
    first, second = FileSource([tmp_path]).pages()
    assert isinstance(first, Page)
    assert isinstance(second, TooLarge)


def test_a_name_that_is_no_text_can_be_shown_and_kept(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("a")
    assert one(FileSource([tmp_path])).name.endswith("caf\ufffd.txt")


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>Word", "text/html"),
        (b"<HTML lang=en>", "text/html"),
        (b"SARN -- The port is open.", None),
        (b"", None),
    ],
)
def test_standard_input_comes_once_its_kind_told_by_its_start(content: bytes, media_type: str | None) -> None:
    page = one(FileSource(["-", "-"], standard_input=BytesIO(content)))
    assert (page.content, page.name, page.media_type) == (content, "standard input", media_type)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.html", "text/html"), ("a.HTM", "text/html"), ("a.txt", "text/plain"), ("a", None), ("a.php", None)],
)
def test_the_ending_is_a_hint_at_the_media_type(tmp_path: Path, name: str, media_type: str | None) -> None:
    (tmp_path / name).write_text("a")
    assert one(FileSource([tmp_path / name])).media_type == media_type


@given(st.lists(st.sampled_from(["a.txt", "b.txt", "inner", "*.txt", "gone.txt"]), max_size=6))
def test_any_names_give_the_same_pages_again_each_file_once(
    tmp_path_factory: pytest.TempPathFactory, given_names: list[str]
) -> None:
    folder = laid(tmp_path_factory.mktemp("pages"), a_txt="a", b_txt="b", inner__c_txt="c")
    paths = [f"{folder}/{name}" for name in given_names]
    source = FileSource(paths)
    first, again = list(source.pages()), list(FileSource(paths).pages())
    assert len(source) == len(first)
    pages = [it for it in first if isinstance(it, Page)]
    assert len({page.name for page in pages}) == len(pages)
    assert [str(it) for it in first] == [str(it) for it in again]


@pytest.mark.parametrize("mark", ["\u2028", "\u0085"])
def test_only_a_line_feed_ends_a_line_of_the_index(tmp_path: Path, mark: str) -> None:
    line = json.dumps({"file": "a.txt", "outlet": f"Velm{mark}Courier"}, ensure_ascii=False)
    path = tmp_path / "index.jsonl"
    path.write_text(f"{line}\r\n\n{line}\n", "utf-8", newline="")
    assert list(read_index(path)) == ["a.txt"]
