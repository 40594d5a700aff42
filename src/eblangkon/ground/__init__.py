"""Ground: what everything stands on: people, places, the sealed log, the base model, money.

Above: services. Below: nothing of ours.
"""
