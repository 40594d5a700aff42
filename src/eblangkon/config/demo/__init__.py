"""The demonstration's loader: invented people, shops and purchases, marked as such, counted back from today."""
