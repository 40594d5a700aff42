"""Config: settings, addresses, command line and the keeper of the embedded database.

The only floor that knows all the others. Above: nothing. Below: desks.
"""
