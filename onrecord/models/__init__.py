"""The trained models that ship with the package, made by `training/`; their cards are in `docs/models`."""
