"""`eblangkon import_officials FILE --region 33.25`: every bad row named, a JSON summary last."""

from eblangkon.config.list_command import ListCommand
from eblangkon.parties.agencies.adapters.official_columns import KIND


class Command(ListCommand):
    help = "Muat pejabat dan tugasnya (CSV atau XLSX). Berkas yang tidak dapat dipakai: keluar dengan 2."
    kind = KIND
