"""Whether 18 digits look like a NIP. It warns, for real ones break the pattern too."""

from datetime import datetime

from eblangkon.ground.kernel.words import said


def nip_doubt(nip: str) -> str:
    """What does not fit in 18 digits: birthday, first month of service (21: PPPK), sex, number. Empty if all fits."""
    try:
        born = datetime.strptime(nip[:8], "%Y%m%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        return said("Delapan angka pertama NIP bukan tanggal lahir.")
    year, month = int(nip[8:12]), int(nip[12:14])
    if not (1 <= month <= 12 or month == 21) or not 17 <= year - born.year <= 60:
        return said("Angka ke-9 sampai ke-14 NIP bukan bulan pengangkatan.")
    if nip[14] not in "12":
        return said("Angka ke-15 NIP (jenis kelamin) bukan 1 atau 2.")
    return said("Nomor urut NIP 000 tidak lazim.") if nip[15:] == "000" else ""
