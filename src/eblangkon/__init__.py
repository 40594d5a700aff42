"""e-Blangkon: direct purchasing for regional governments, every rupiah in the open."""
