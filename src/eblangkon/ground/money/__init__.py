"""Money: whole rupiah, named rounding, amounts in words. Plain Python; knows no database and no law."""
