"""Where reports are dropped, pasted or named, and how far reading them is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from onrecord.errors import UsageError
from onrecord.web.adding import Adding
from onrecord.web.forms import posting, text
from onrecord.web.rendering import link, page, sentence, to

_NAME = 120
"""Characters of a file's name that are kept."""


def add_page(request: Request) -> Response:
    """The forms."""
    return page(request, "add.html", problem="", kept={})


def add(request: Request, form: FormData) -> Response:
    """Take what one of the forms brings."""
    adding: Adding = request.app.state.adding
    kept = {name: text(form, name) for name in ("title", "outlet", "text", "url")}
    try:
        batch = _started(adding, form, kept)
    except UsageError as error:
        return page(request, "add.html", 400, problem=f"{sentence(error.what)} {sentence(error.mend)}", kept=kept)
    return to(f"/add/{batch}")


def _started(adding: Adding, form: FormData, kept: dict[str, str]) -> str:
    if text(form, "sample"):
        return adding.sample()
    if kept["text"]:
        return adding.text(kept["title"], kept["outlet"], kept["text"])
    if kept["url"]:
        if link(kept["url"]) is None:
            raise UsageError("this is no address of a page", kept["url"], "give one that begins with https://")
        return adding.address(kept["url"])
    uploads = [it for it in form.getlist("files") if isinstance(it, UploadFile) and it.filename]
    if not uploads:
        raise UsageError("nothing was given", "", "drop a file, paste a text, or give an address")
    folder = adding.folder()
    for number, upload in enumerate(uploads):
        with (folder / _free(folder, _plain(upload.filename or "", number))).open("wb") as kept_file:
            shutil.copyfileobj(upload.file, kept_file)
    return adding.files(folder)


def _plain(name: str, number: int) -> str:
    r"""A file's name without folders, and without what a file system or a page could stumble over.

    >>> _plain("../../etc/passwd", 0), _plain("C:\\desk\\a report.html", 1), _plain("..", 2)
    ('passwd', 'a report.html', 'file-3')
    """
    last = re.split(r"[/\\\\]", name)[-1]
    last = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').lstrip(".").strip()
    if len(last) > _NAME:
        stem, dot, ending = last.rpartition(".")
        last = f"{stem[: _NAME - 10]}{dot}{ending[:9]}" if dot else last[:_NAME]
    return last or f"file-{number + 1}"


def _free(folder: Path, name: str) -> str:
    """A name that no file of the folder has."""
    free, number = name, 1
    while (folder / free).exists():
        number += 1
        stem, dot, ending = name.partition(".")
        free = f"{stem}-{number}{dot}{ending}"
    return free


def batch(request: Request) -> Response:
    """How far a batch is, and in the end what became of it."""
    told = request.app.state.adding.batch(request.path_params["id"])
    if told is None:
        raise UsageError(
            "no such batch, or Onrecord was started anew since", "", "what was added is there: see Reports"
        )
    if request.query_params.get("state") == "json":
        return JSONResponse({"done": told.done, "total": told.total, "name": told.name, "finished": told.finished})
    return page(request, "batch.html", batch=told)


ROUTES = [
    Route("/add", add_page, methods=["GET"]),
    posting("/add", add),
    Route("/add/{id}", batch),
]
