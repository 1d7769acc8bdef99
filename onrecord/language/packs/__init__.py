"""One folder a language, named by its BCP 47 primary subtag: data and nothing else."""
