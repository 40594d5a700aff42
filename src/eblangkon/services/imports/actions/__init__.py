"""Keep what a check found, what an import did, that it was undone or given up."""
