"""What the kinds of income tax are called on papers and pages."""

INCOME_TAXES = {"21": "PPh Pasal 21", "22": "PPh Pasal 22", "23": "PPh Pasal 23", "final": "PPh final"}
