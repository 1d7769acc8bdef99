"""Settings of every test."""

from hypothesis import settings

# No test asserts a time, and a failing example is printed so that it can be run again.
settings.register_profile("onrecord", deadline=None, print_blob=True)
settings.load_profile("onrecord")
