"""Tag libraries: `words` (filters), `parts` (components), `drawings` (ornament, icons, charts)."""
