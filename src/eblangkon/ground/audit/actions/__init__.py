"""Write an entry; seal what is written."""
