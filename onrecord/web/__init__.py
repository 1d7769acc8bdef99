"""The record, seen: pages that a browser shows, made on the server from `onrecord.queries` alone.

In: a `Ledger` and `Settings`. Out: an ASGI application (`onrecord.web.application.create_app`). Every page works
without JavaScript, has its whole state in its address, asks nothing of a third party, and runs nothing that a report
brings: text is escaped (Jinja2's autoescape), addresses are links only where they are http, and the policy of contents
(https://www.w3.org/TR/CSP3/) allows our own files and no inline script or style.

- `guarding` lets requests in: Host, token, session, CSRF, bounds. `assets` gives our own files.
- a page is a function from the ledger and what the address asks to a frozen context (`reader`, `found`, …), which a
  template shows.
- what changes the ledger is a POST: adding, and judgements through `onrecord.judging`.
- `api` is the same record for programs, under `/api`.
"""
