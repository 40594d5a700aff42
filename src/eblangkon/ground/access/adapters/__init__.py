"""What proofs look like outside: passkeys as browsers speak of them."""
