"""Which fields of our forms hold something that a person typed, and which are nobody's to show again."""

UNTYPED_FIELDS = tuple("csrfmiddlewaretoken topi versi kunci apa dari jawaban kembali pilihan semua tindakan".split())
SECRET_FIELDS = ("password", "sandi", "token", "otp", "kode", "phone", "nip", "nik", "npwp", "account_number")
