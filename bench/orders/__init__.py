"""Orders from basket to issued letter, beside the same rows written by bare psycopg, and with the log switched off.

Eight buyers at once (two processes of four threads, as the server runs), each with an office, a package and two
accounts of its own; one region, so all share the letters' gapless counter. Every round writes the same number of
orders in each of the three ways on one database, so that the ratios hold on any machine.
"""
