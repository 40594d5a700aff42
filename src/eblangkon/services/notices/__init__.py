"""Notices: each person's inbox, and the mail that goes with it. Knows codes, subjects and words, no party, no order."""
