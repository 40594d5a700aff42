"""Desks: what people touch: HTTP, forms, templates; one room for each audience.

Above: config. Below: insight, purchase, parties, services, ground.
"""
