"""Payment: what is due, withheld, paid, proved and deposited, and the clock that runs meanwhile.

Closes the order through ordering. Entries are never erased: a wrong proof is corrected by a new one.
"""
