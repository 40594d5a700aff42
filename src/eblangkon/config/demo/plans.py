"""Planned packages, accounts and price standards of the demonstration."""

from collections.abc import Iterable

from eblangkon.config.demo.goods import GOODS
from eblangkon.config.demo.people import Office
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.models import PriceStandard
from eblangkon.purchase.catalogue.rules.units import fold_unit
from eblangkon.purchase.ordering.models import BudgetAccount, PlannedPackage

# LKPP's category: name of the package, ceiling in rupiah, what its orders are for
PACKAGES = {
    1: ("Belanja makanan dan minuman rapat", 180_000_000, ("Konsumsi rapat koordinasi", "Jamuan tamu dinas")),
    2: ("Belanja sewa kendaraan", 90_000_000, ("Kunjungan lapangan tim teknis",)),
    3: ("Belanja jasa pengiriman", 12_000_000, ("Pengiriman dokumen ke kecamatan",)),
    4: ("Belanja mebel kantor", 240_000_000, ("Meja dan kursi ruang pelayanan", "Rak arsip bidang")),
    5: ("Belanja alat tulis kantor", 150_000_000, ("ATK triwulan", "Kertas untuk laporan semester", "ATK pelatihan")),
    6: ("Belanja cendera mata", 40_000_000, ("Cendera mata tamu dinas",)),
    7: ("Belanja alat kesehatan pakai habis", 200_000_000, ("Perlengkapan posyandu", "Masker dan sarung tangan")),
    8: ("Belanja pakaian dinas lapangan", 120_000_000, ("Rompi petugas lapangan", "Kaus kegiatan")),
    9: ("Belanja alat kebersihan dan pemeliharaan", 110_000_000, ("Alat kebersihan kantor", "Perbaikan ringan gedung")),
    10: (
        "Belanja cetak dan penggandaan",
        130_000_000,
        ("Cetak laporan tahunan", "Spanduk kegiatan", "Fotokopi berkas"),
    ),
    11: ("Belanja akomodasi dan ruang rapat", 160_000_000, ("Ruang rapat dan penginapan pelatihan",)),
    12: ("Belanja bahan komputer dan elektronik", 190_000_000, ("Tinta dan toner", "Perangkat ruang rapat")),
    13: ("Belanja sewa peralatan", 70_000_000, ("Tenda dan kursi kegiatan", "Pengeras suara upacara")),
}
ACCOUNTS = {
    "5.1.02.01.01.0001": "Bahan bangunan",
    "5.1.02.01.01.0024": "Alat tulis kantor",
    "5.1.02.01.01.0025": "Kertas dan cover",
    "5.1.02.01.01.0026": "Bahan cetak",
    "5.1.02.01.01.0029": "Bahan komputer",
    "5.1.02.01.01.0030": "Perabot kantor",
    "5.1.02.01.01.0031": "Alat listrik dan perabot",
    "5.1.02.01.01.0037": "Obat dan bahan medis",
    "5.1.02.01.01.0052": "Makanan dan minuman rapat",
    "5.1.02.01.01.0063": "Pakaian dinas lapangan",
    "5.1.02.02.01.0026": "Jasa pengiriman",
    "5.1.02.02.04.0036": "Sewa kendaraan",
    "5.1.02.02.04.0132": "Sewa peralatan dan ruang",
    "5.1.02.03.02.0035": "Pemeliharaan peralatan",
    "5.1.02.04.01.0001": "Penginapan perjalanan dinas",
    "5.2.02.10.02.0003": "Peralatan komputer",
}
FUNDS = "APBD"


class Purse:
    """Ids of packages by (office, year, category) and of accounts by (office, year, account code)."""

    def __init__(self) -> None:
        self.packages: dict[tuple[int, int, int], int] = {}
        self.accounts: dict[tuple[int, int, str], int] = {}


def plan(offices: Iterable[Office], years: Iterable[int]) -> Purse:
    """One package a category and one account a code for each office and year."""
    purse = Purse()
    codes = sorted({good.account for good in GOODS})
    packages, accounts = [], []
    for office in offices:
        for year in years:
            packages += [
                PlannedPackage(
                    agency=office.agency,
                    year=year,
                    kd_rup=f"{480_00000 + office.agency.pk * 1000 + category * 10 + year % 10}",
                    name=name,
                    ceiling=ceiling,
                    method="E-Purchasing",
                    source_of_funds=FUNDS,
                )
                for category, (name, ceiling, _) in PACKAGES.items()
            ]
            accounts += [_account(office, year, code) for code in codes]
    PlannedPackage.objects.bulk_create(packages)
    BudgetAccount.objects.bulk_create(accounts)
    by_name = {name: category for category, (name, _, _) in PACKAGES.items()}
    for package in packages:
        purse.packages[package.agency_id, package.year, by_name[package.name]] = package.pk
    for account in accounts:
        purse.accounts[account.agency_id, account.year, account.account_code] = account.pk
    return purse


def _account(office: Office, year: int, code: str) -> BudgetAccount:
    return BudgetAccount(
        agency=office.agency,
        year=year,
        sub_activity_code=f"{office.agency.code[:4]}.01.2.06.{int(code[-4:]) % 9 + 1:04}",
        sub_activity="Penyediaan barang dan jasa perkantoran (contoh)",
        account_code=code,
        account=ACCOUNTS[code],
        source_of_funds=FUNDS,
        amount=260_000_000,
    )


def set_standards(regions: Iterable[str], year: int) -> None:
    """What each region says that the goods may cost: a little above what shops ask."""
    PriceStandard.objects.bulk_create(
        PriceStandard(
            region_id=region,
            year=year,
            code=f"1.1.7.01.{at:03}",
            name=good.name,
            specification=", ".join(variant for variant in good.variants if variant),
            unit=fold_unit(good.unit),
            price=Rupiah(good.price * (112 + 3 * number) // 100),
            accounts=[good.account],
        )
        for number, region in enumerate(regions)
        for at, good in enumerate(GOODS)
    )
