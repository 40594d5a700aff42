"""How papers look: words for the data, one Typst layout a form, and the typesetting itself."""
