"""Account: sign-in, one's own data, the inbox, and the doors of a demonstration.

Stands on django-allauth for what it does behind the pages (whom a password belongs to, how often it may be tried, the
steps of a sign-in); pages and addresses are ours. Knows duties in words only, no order and no shop.
"""
