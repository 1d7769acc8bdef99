"""`onrecord serve`: the record in a browser."""

from __future__ import annotations

import gc
import ipaddress
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.terminal import safe
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from socket import socket  # noqa: TID251  # it listens, and asks nothing of the network

    from onrecord.web.settings import Settings

_PORT = 8420
"""Where nothing well known listens."""


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0 takes a free one.")] = _PORT,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="WORDS",
            envvar="ONRECORD_TOKEN",
            show_envvar=True,
            show_default=False,
            help="What readers must type once; needed unless only this machine can reach the address.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="A host name that readers use for this machine.", show_default=False
        ),
    ] = None,
    allow_private: options.AllowPrivate = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Show the record in a browser.

    Reports to read with all that stands in them, statements to search, people, facts then and now, what needs a
    judgement, and a place to add reports. The ledger is made where there is none. Ctrl-C stops it; what was added is
    kept.

    Only this machine can reach it, unless another address is given, which needs a token. It speaks plain HTTP: put a
    proxy with a certificate before it where others reach it, and name it with --name.

    Examples:
      onrecord serve
      onrecord serve --ledger archive.db --port 8080
      ONRECORD_TOKEN='six words' onrecord serve --host 0.0.0.0 --name desk.example
    """  # fmt: skip
    from onrecord.web.settings import Settings, default_author

    settings = Settings(host, frozenset(it.lower() for it in name or ()), token, author=default_author())
    listening = _listen(host, port)
    try:
        _serve(settings, listening, ledger, allow_private=allow_private)
    finally:
        listening.close()


def _serve(settings: Settings, listening: socket, ledger: str, *, allow_private: bool) -> None:
    from dataclasses import replace

    import uvicorn

    from onrecord.ledger import Ledger
    from onrecord.sources.fetch import Fetcher
    from onrecord.web.application import create_app

    with Ledger.open(options.existing(ledger)) as opened:
        app = create_app(opened, replace(settings, fetch=Fetcher(allow_private=allow_private).page))
        address, port = listening.getsockname()[:2]
        shown = f"[{address}]" if ":" in address else address
        print(f"{safe(ledger)} at http://{shown}:{port}/ (Ctrl-C stops it)", flush=True)
        gc.freeze()  # all that was imported stays: looking through it for garbage held an answer up, now and then
        config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=True, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket:
    import socket  # noqa: TID251  # it listens, and asks nothing of the network

    try:
        kind = socket.AF_INET6 if ipaddress.ip_address(host).version == 6 else socket.AF_INET
    except ValueError:
        kind = socket.AF_INET
    listening = socket.socket(kind, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # who is faster than the server waits
    except OSError as error:
        listening.close()
        mend = "give another --host or --port; --port 0 takes a free one"
        raise UsageError(f"cannot listen there ({error.strerror or error})", f"{host}:{port}", mend) from None
    return listening
