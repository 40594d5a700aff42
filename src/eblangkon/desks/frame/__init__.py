"""Frame: what all desks share: the base page, components, charts, tags, form renderer, middleware, error pages.

Its components know no audience and no record: they are handed words, numbers and addresses, and draw them. Only
`orders` reads records, for the one page of an order belongs to every desk.
"""
