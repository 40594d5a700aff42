"""Where proofs come in and are kept."""
