"""How each model that ships was made: data in, weights and figures out; nothing of it is needed to run Onrecord."""
