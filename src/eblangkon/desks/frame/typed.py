"""Which fields of our forms hold something that a person typed, and which are nobody's to show again."""

UNTYPED_FIELDS = ("csrfmiddlewaretoken", "versi", "apa", "dari", "jawaban", "kembali", "pilihan", "semua", "tindakan")
SECRET_FIELDS = ("password", "sandi", "token", "otp", "kode")
