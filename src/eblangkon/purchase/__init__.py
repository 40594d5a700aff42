"""Purchase: the way from plan to payment, each room calling only those before it.

Above: insight. Below: parties, services, ground.
"""
