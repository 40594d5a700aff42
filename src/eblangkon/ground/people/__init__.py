"""People: who can sign in. Duties belong to offices, memberships to shops; neither is known here."""
