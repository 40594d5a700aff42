"""Shop: the pages of a vendor, from a new order to the money.

What waits for the shop, its answer, its shipments, its one tap for invoice and kuitansi, its own products. It calls the
actions of the rooms below and shows what came of it; it knows no other desk and no models.
"""
