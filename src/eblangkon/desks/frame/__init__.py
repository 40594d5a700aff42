"""Frame: what all desks share: the base page, components, charts, tags, form renderer, middleware, error pages.

Knows no audience and no record: it is handed words, numbers and addresses, and draws them.
"""
