"""The province and its 35 regions, with Kemendagri's codes and their places on the tile map."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PROVINCE = "33"
# code, name, short name, name on the tile, row, column
REGIONS = (
    ("33.01", "Kabupaten Cilacap", "CLP", "Cilacap", 5, 2),
    ("33.02", "Kabupaten Banyumas", "BMS", "Banyumas", 4, 2),
    ("33.03", "Kabupaten Purbalingga", "PBG", "Purba- lingga", 4, 3),
    ("33.04", "Kabupaten Banjarnegara", "BJN", "Banjar- negara", 4, 4),
    ("33.05", "Kabupaten Kebumen", "KBM", "Kebumen", 5, 3),
    ("33.06", "Kabupaten Purworejo", "PWR", "Purworejo", 5, 4),
    ("33.07", "Kabupaten Wonosobo", "WSB", "Wonosobo", 4, 5),
    ("33.08", "Kabupaten Magelang", "MGL", "Magelang", 5, 5),
    ("33.09", "Kabupaten Boyolali", "BYL", "Boyolali", 5, 7),
    ("33.10", "Kabupaten Klaten", "KLT", "Klaten", 6, 7),
    ("33.11", "Kabupaten Sukoharjo", "SKH", "Sukoharjo", 6, 8),
    ("33.12", "Kabupaten Wonogiri", "WNG", "Wonogiri", 6, 9),
    ("33.13", "Kabupaten Karanganyar", "KRA", "Karang- anyar", 5, 9),
    ("33.14", "Kabupaten Sragen", "SRG", "Sragen", 4, 9),
    ("33.15", "Kabupaten Grobogan", "GRB", "Grobogan", 3, 9),
    ("33.16", "Kabupaten Blora", "BLR", "Blora", 3, 10),
    ("33.17", "Kabupaten Rembang", "RBG", "Rembang", 2, 10),
    ("33.18", "Kabupaten Pati", "PTI", "Pati", 2, 9),
    ("33.19", "Kabupaten Kudus", "KDS", "Kudus", 2, 8),
    ("33.20", "Kabupaten Jepara", "JPR", "Jepara", 1, 8),
    ("33.21", "Kabupaten Demak", "DMK", "Demak", 3, 8),
    ("33.22", "Kabupaten Semarang", "SMG", "Semarang", 4, 7),
    ("33.23", "Kabupaten Temanggung", "TMG", "Temang- gung", 4, 6),
    ("33.24", "Kabupaten Kendal", "KDL", "Kendal", 3, 6),
    ("33.25", "Kabupaten Batang", "BTG", "Batang", 3, 5),
    ("33.26", "Kabupaten Pekalongan", "PKL", "Pekalongan", 3, 4),
    ("33.27", "Kabupaten Pemalang", "PML", "Pemalang", 3, 3),
    ("33.28", "Kabupaten Tegal", "TGL", "Tegal", 3, 2),
    ("33.29", "Kabupaten Brebes", "BBS", "Brebes", 3, 1),
    ("33.71", "Kota Magelang", "MGL", "Kota Magelang", 5, 6),
    ("33.72", "Kota Surakarta", "SKT", "Kota Surakarta", 5, 8),
    ("33.73", "Kota Salatiga", "SLT", "Kota Salatiga", 4, 8),
    ("33.74", "Kota Semarang", "SMG", "Kota Semarang", 3, 7),
    ("33.75", "Kota Pekalongan", "PKL", "Kota Pekalongan", 2, 4),
    ("33.76", "Kota Tegal", "TGL", "Kota Tegal", 2, 2),
)


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    region = apps.get_model("regions", "Region")
    region.objects.create(code=PROVINCE, name="Provinsi Jawa Tengah", kind="province")
    region.objects.bulk_create(
        region(
            code=code,
            name=name,
            kind=name.split()[0].lower(),
            parent_id=PROVINCE,
            tile_short=short,
            tile_name=on_tile,
            tile_row=row,
            tile_column=column,
        )
        for code, name, short, on_tile, row, column in REGIONS
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
