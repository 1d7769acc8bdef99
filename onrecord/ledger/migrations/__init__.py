"""The schema's history, applied in order when a ledger is opened. A migration that was released is never changed."""
