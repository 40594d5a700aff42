"""Office: the pages of a buying office, from the request to the payment.

Work list, requests, baskets, approval, inspection, handover and the stages of payment. It calls the actions of the
rooms below and shows what came of it; it knows no other desk and no models.
"""
