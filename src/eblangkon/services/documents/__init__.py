"""Documents: the papers that are issued, numbered, frozen, rendered and checked again.

Owns what a paper says, how it looks and whether a paper in somebody's hand is genuine. Must not know who may ask for
one, nor what an order, a vendor or a payment is: it is handed plain data by whoever issues a paper.
"""
