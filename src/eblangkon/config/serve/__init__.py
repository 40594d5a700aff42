"""`eblangkon serve`: database, web, worker and sealer as one thing that starts, is watched and ends together."""
