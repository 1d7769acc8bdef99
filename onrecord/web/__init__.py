"""The record, seen: the API (`onrecord.web.api`)."""
