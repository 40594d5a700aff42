"""A shop puts goods on its shelf: each act checked, kept and told in the log."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image
from tests.purchase.catalogue.shelves import keeper, open_shops

from eblangkon.ground.audit.models import AuditEntry as Entry
from eblangkon.ground.audit.rules import WORDINGS, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.photos import take_photo
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.actions.change_price import change_price
from eblangkon.purchase.catalogue.actions.change_product import change_product
from eblangkon.purchase.catalogue.actions.consume_stock import consume_stock
from eblangkon.purchase.catalogue.actions.delist_product import delist_product
from eblangkon.purchase.catalogue.actions.list_product import list_product
from eblangkon.purchase.catalogue.actions.release_stock import release_stock
from eblangkon.purchase.catalogue.actions.relist_product import relist_product
from eblangkon.purchase.catalogue.actions.reserve_stock import reserve_stock
from eblangkon.purchase.catalogue.actions.set_delivery_rate import set_delivery_rate
from eblangkon.purchase.catalogue.actions.set_photo import set_photo
from eblangkon.purchase.catalogue.actions.set_stock import set_stock
from eblangkon.purchase.catalogue.adapters.search_index import search_index
from eblangkon.purchase.catalogue.models import Category, DeliveryRate, Price, Product, Stock
from eblangkon.purchase.catalogue.permissions import access_product
from eblangkon.purchase.catalogue.queries import categories_in_force, delivery_cost, price_for, tiers_of
from eblangkon.purchase.catalogue.rules.about import About
from eblangkon.purchase.catalogue.rules.photos import thumbnail_of
from eblangkon.purchase.catalogue.rules.search import Filters
from eblangkon.purchase.catalogue.rules.shelf import AlreadyOffered, ChangedMeanwhile, NotYourShop, ShelfRefused, Tier

pytestmark = pytest.mark.django_db
ONE = (Tier(1, Rupiah(52_500)),)


@pytest.fixture
def shops(db: None) -> list[Vendor]:
    return open_shops()


def paper(shop: Vendor, by: Actor | None = None, **more: object) -> Product:
    written = {key: more.pop(key) for key in tuple(more) if key in About.__dataclass_fields__}
    about = About(**{"category": "5.1", "name": "Kertas  HVS A4", "unit": "rim"} | written)  # type: ignore[arg-type]
    facts = {"prices": ONE, "stock": 640} | more
    return list_product(vendor=shop.pk, about=about, by=by or keeper(shop), **facts)  # type: ignore[arg-type]


def told() -> list[str]:
    return list(Entry.objects.filter(action__startswith="product.").order_by("id").values_list("action", flat=True))


def test_listed_with_price_and_stock_in_one_act(shops: list[Vendor]) -> None:
    product = paper(shops[0], prices=(Tier(10, Rupiah(51_000)), Tier(1, Rupiah(52_500))), includes_ppn=True)
    assert (product.name, product.slug, product.tax_kind, product.status) == (
        "Kertas HVS A4", "kertas-hvs-a4", "goods", "listed",
    )  # fmt: skip
    assert [(price.min_quantity, price.amount, price.includes_ppn) for price in tiers_of(product.pk)] == [
        (1, 52_500, True),
        (10, 51_000, True),
    ]
    assert product.stock.on_hand == 640
    assert paper(shops[0]).slug == "kertas-hvs-a4-2"
    assert paper(shops[1]).slug == "kertas-hvs-a4"
    assert told() == ["product.list"] * 3


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"prices": ()}, "prices"),
        ({"prices": (Tier(2, Rupiah(1)),)}, "prices"),
        ({"prices": (Tier(1, Rupiah(0)),)}, "prices"),
        ({"prices": (Tier(1, Rupiah(100)), Tier(10, Rupiah(101)))}, "prices"),
        ({"prices": (Tier(1, Rupiah(100)), Tier(1, Rupiah(90)))}, "prices"),
        ({"prices": tuple(Tier(n, Rupiah(100 - n)) for n in range(1, 9))}, "prices"),
        ({"category": "99"}, "category"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_field(shops: list[Vendor], facts: dict[str, object], field: str) -> None:
    with pytest.raises(ShelfRefused) as refused:
        paper(shops[0], **facts)
    assert refused.value.field == field
    assert not Product.objects.exists()
    assert told() == []


def test_empty_name_and_stock_below_zero(shops: list[Vendor]) -> None:
    with pytest.raises(ShelfRefused, match="Nama produk belum diisi"):
        paper(shops[0], name=" ")
    with pytest.raises(ValidationError):
        paper(shops[0], stock=-1)


def test_only_the_shops_own_people(shops: list[Vendor]) -> None:
    product, rival = paper(shops[0]), keeper(shops[1])
    for act in (
        lambda: paper(shops[0], by=rival),
        lambda: change_price(product=product.pk, prices=(Tier(1, Rupiah(1)),), by=rival),
        lambda: set_stock(product=product.pk, on_hand=1, by=rival),
        lambda: set_photo(product=product.pk, photo=_photo(), by=rival),
        lambda: delist_product(product=product.pk, by=rival),
        lambda: set_delivery_rate(vendor=shops[0].pk, region="33.25", amount=Rupiah(1), by=rival),
    ):
        with pytest.raises(NotYourShop):
            act()
    assert told() == ["product.list"]
    with pytest.raises(Product.DoesNotExist):
        access_product(rival, product.pk)
    assert access_product(keeper(shops[0]), product.pk) == product


def test_a_suspended_shop_lists_nothing(shops: list[Vendor]) -> None:
    Vendor.objects.filter(pk=shops[0].pk).update(status="suspended")
    with pytest.raises(ShelfRefused):
        paper(shops[0])


def test_the_old_price_is_closed_and_stays(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    before = clock.now()
    with clock.set_to(before + timedelta(days=1)):
        change_price(product=product.pk, prices=(Tier(1, Rupiah(55_000)), Tier(10, Rupiah(54_000))), by=owner)
    with clock.set_to(before + timedelta(days=2)):
        change_price(product=product.pk, prices=(Tier(1, Rupiah(55_000)),), by=owner)
        change_price(product=product.pk, prices=(Tier(1, Rupiah(55_000)),), by=owner)  # the same: nothing happens
        assert [price.amount for price in tiers_of(product.pk)] == [55_000]
    assert told() == ["product.list", "product.price", "product.price"]
    assert Price.objects.count() == 3
    old = price_for(product.pk, 1, before)
    assert old is not None
    assert old.amount == 52_500
    now = price_for(product.pk, 20, before + timedelta(days=1, hours=1))
    assert now is not None
    assert now.amount == 54_000


def test_two_changes_in_one_moment(shops: list[Vendor]) -> None:
    with clock.set_to(clock.now()):
        product = paper(shops[0])
        for amount in (1_000, 2_000, 3_000):
            change_price(product=product.pk, prices=(Tier(1, Rupiah(amount)),), by=keeper(shops[0]))
    assert Price.objects.get(until=None).amount == 3_000


def test_stock_never_falls_below_what_is_promised(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    reserve_stock(quantities={product.pk: 40})
    with pytest.raises(ShelfRefused, match="40 rim sudah dijanjikan"):
        set_stock(product=product.pk, on_hand=39, by=owner)
    assert set_stock(product=product.pk, on_hand=40, by=owner).on_hand == 40
    meal = paper(shops[0], name="Nasi kotak", category="1.2", unit="kotak", stock=None)
    assert meal.tax_kind == "catering"
    with pytest.raises(ShelfRefused):
        set_stock(product=meal.pk, on_hand=5, by=owner)


def _photo(colour: str = "red"):  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    Image.new("RGB", (1200, 900), colour).save(out, "JPEG")
    return take_photo(out.getvalue())


def test_each_photo_has_its_own_name_and_a_small_one(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    first = set_photo(product=product.pk, photo=_photo(), by=owner).photo
    second = set_photo(product=product.pk, photo=_photo("blue"), by=owner).photo
    assert first != second
    for name in (first, second):
        assert default_storage.exists(name)
        assert default_storage.size(thumbnail_of(name)) <= 1536
    assert thumbnail_of("") == ""
    assert told()[1:] == ["product.photo"] * 2


def test_off_the_shelf_once(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    assert delist_product(product=product.pk, by=owner, reason="habis  musim").status == "delisted"
    with pytest.raises(ShelfRefused):
        delist_product(product=product.pk, by=owner)
    assert Entry.objects.get(action="product.delist").data["reason"] == "habis musim"


def test_back_on_the_shelf_as_it_was(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    with pytest.raises(ShelfRefused):
        relist_product(product=product.pk, by=owner)
    delist_product(product=product.pk, by=owner)
    with pytest.raises(NotYourShop):
        relist_product(product=product.pk, by=keeper(shops[1]))
    assert relist_product(product=product.pk, by=owner).status == "listed"
    assert [price.amount for price in tiers_of(product.pk)] == [52_500]
    Category.objects.filter(pk=product.category_id).update(valid_to=clock.today())
    delist_product(product=product.pk, by=owner)
    with pytest.raises(ShelfRefused, match="Kategori"):
        relist_product(product=product.pk, by=owner)
    assert told()[1:] == ["product.delist", "product.relist", "product.delist"]


def test_delivery_costs_by_region_and_is_free_from_a_value(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    assert delivery_cost(shops[0].pk, "33.25", {product.pk: 1}) is None
    facts = {"vendor": shops[0].pk, "region": "33.25", "by": owner}
    set_delivery_rate(amount=Rupiah(50_000), **facts)  # type: ignore[arg-type]
    set_delivery_rate(amount=Rupiah(75_000), free_from=Rupiah(5_000_000), **facts)  # type: ignore[arg-type]
    set_delivery_rate(amount=Rupiah(75_000), free_from=Rupiah(5_000_000), **facts)  # type: ignore[arg-type]
    assert DeliveryRate.objects.count() == 2
    assert delivery_cost(shops[0].pk, "33.25", {product.pk: 95}) == 75_000
    assert delivery_cost(shops[0].pk, "33.25", {product.pk: 96}) == 0
    assert delivery_cost(shops[0].pk, "33.75", {product.pk: 1}) is None
    with pytest.raises(ShelfRefused):
        set_delivery_rate(amount=Rupiah(-1), **facts)  # type: ignore[arg-type]


def test_every_act_has_words() -> None:
    assert {"product.list", "product.price", "product.stock", "product.photo", "product.delist"} < set(WORDINGS)
    assert "delivery_rate.set" in WORDINGS


def change(product: Product, by: Actor, **more: object) -> Product:
    written = {key: more.pop(key) for key in tuple(more) if key in About.__dataclass_fields__}
    about = About(**{"category": "5.1", "name": "Kertas HVS A4", "unit": "rim"} | written)  # type: ignore[arg-type]
    return change_product(product=product.pk, about=about, by=by, **more)  # type: ignore[arg-type]


def test_the_same_form_twice_is_one_product(shops: list[Vendor]) -> None:
    first = paper(shops[0], submission="a" * 22)
    assert paper(shops[0], submission="a" * 22).pk == first.pk
    assert (Product.objects.count(), told()) == (1, ["product.list"])
    with pytest.raises(AlreadyOffered) as refused:
        paper(shops[0], submission="a" * 22, prices=(Tier(1, Rupiah(50_000)),))
    assert (refused.value.product, refused.value.name) == (first.pk, "Kertas HVS A4")
    assert paper(shops[1], submission="a" * 22).pk != first.pk


def test_only_who_is_pkp_writes_ppn_into_a_price(shops: list[Vendor]) -> None:
    with pytest.raises(ShelfRefused) as refused:
        paper(shops[1], includes_ppn=True)
    assert refused.value.field == "includes_ppn"
    product = paper(shops[1])
    with pytest.raises(ShelfRefused):
        change_price(product=product.pk, prices=ONE, by=keeper(shops[1]), includes_ppn=True)
    assert paper(shops[0], includes_ppn=True).prices.get().includes_ppn


def test_a_shop_that_is_suspended_offers_nothing(shops: list[Vendor]) -> None:
    Vendor.objects.filter(pk=shops[0].pk).update(status="suspended")
    with pytest.raises(ShelfRefused, match="tidak berjualan"):
        paper(shops[0])


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"unit": " "}, "unit"),
        ({"min_order": 0}, "min_order"),
        ({"lead_days": 366}, "lead_days"),
        ({"tkdn": Decimal("101"), "pdn": True}, "tkdn"),
        ({"tkdn": Decimal("42.15")}, "tkdn"),
    ],
)
def test_words_that_cannot_stand(shops: list[Vendor], facts: dict[str, object], field: str) -> None:
    product = paper(shops[0])
    for act in (lambda: paper(shops[0], **facts), lambda: change(product, keeper(shops[0]), **facts)):
        with pytest.raises(ShelfRefused) as refused:
            act()
        assert refused.value.field == field


def test_other_words_with_what_stood_before_in_the_log(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    held = change(product, owner, name="Kertas  F4", category="1.1", unit="dus", pdn=True, tkdn=Decimal("42.15"))
    assert (held.name, held.slug, held.tax_kind, held.version) == ("Kertas F4", "kertas-f4", "catering", 2)
    entry = Entry.objects.get(action="product.change")
    assert entry.data["changed"]["name"] == {"before": "Kertas HVS A4", "after": "Kertas F4"}
    assert entry.data["changed"]["tkdn"] == {"before": None, "after": "42.15"}
    assert "unit" in entry.data["changed"]
    assert search_index().search("f4", Filters(), 1).hits[0].product == product.pk
    assert not search_index().search("hvs", Filters(), 1).hits


def test_the_same_words_write_nothing(shops: list[Vendor]) -> None:
    product = paper(shops[0])
    assert change(product, keeper(shops[0])).version == 1
    assert told() == ["product.list"]


def test_an_old_page_changes_nothing(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    change(product, owner, unit="dus", seen_version=1)
    for act in (
        lambda: change(product, owner, unit="pak", seen_version=1),
        lambda: change_price(product=product.pk, prices=(Tier(1, Rupiah(9)),), by=owner, seen_version=1),
    ):
        with pytest.raises(ChangedMeanwhile):
            act()
    change_price(product=product.pk, prices=(Tier(1, Rupiah(9)),), by=owner, seen_version=2)
    with pytest.raises(ChangedMeanwhile):
        change(product, owner, unit="pak", seen_version=2)
    assert Product.objects.get(pk=product.pk).unit == "dus"


def test_a_category_that_ended_stays_until_another_is_chosen(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    Category.objects.filter(code="5.1").update(valid_to=clock.today())
    assert change(product, owner, name="Kertas F4").category.code == "5.1"
    assert change(product, owner, category="5.2").category.code == "5.2"
    with pytest.raises(ShelfRefused):
        change(product, owner, category="5.1")


def test_between_a_counted_shelf_and_made_to_order(shops: list[Vendor]) -> None:
    product, owner = paper(shops[0]), keeper(shops[0])
    reserve_stock(quantities={product.pk: 40})
    with pytest.raises(ShelfRefused) as refused:
        change(product, owner, made_to_order=True)
    assert refused.value.field == "made_to_order"
    release_stock(quantities={product.pk: 40})
    assert change(product, owner, made_to_order=True).made_to_order
    reserve_stock(quantities={product.pk: 9_999})  # nobody counts
    with pytest.raises(ShelfRefused) as refused:
        change(product, owner, made_to_order=False, stock=10, promised=40)
    assert refused.value.field == "stock"
    change(product, owner, made_to_order=False, stock=60, promised=40)
    consume_stock(quantities={product.pk: 40})
    row = Stock.objects.get(product=product)
    assert (row.on_hand, row.reserved) == (20, 0)


def test_the_same_shop_and_name_at_once_get_two_addresses(shops: list[Vendor]) -> None:
    first, second = paper(shops[0]), paper(shops[0], name="Kertas F4")
    assert change(second, keeper(shops[0]), name="Kertas HVS A4").slug == f"{first.slug}-2"


def test_every_installation_has_places_for_goods() -> None:
    """Reference data of migrations 0002 and 0003: the 13 categories of LKPP's Toko Daring, with leaves below."""
    places = list(categories_in_force(clock.today()))
    assert [place.code for place in places if place.parent_id is None] == [str(number) for number in range(1, 14)]
    assert {place.code.partition(".")[0] for place in places if place.parent_id} == {str(n) for n in range(1, 14)}


@pytest.mark.parametrize("field", ["name", "unit"])
@pytest.mark.parametrize("words", ["\u202e", "\u200b\u2066", "\u3164", "\u2800 \ufeff", "\ufe0f", "--"])
def test_words_in_which_nothing_is_seen_are_none(shops: list[Vendor], field: str, words: str) -> None:
    with pytest.raises(ShelfRefused) as refused:
        paper(shops[0], **{field: words})
    assert refused.value.field == field


def test_signs_that_nobody_sees_are_left_out(shops: list[Vendor]) -> None:
    product = paper(shops[0], name="Kertas \u202eHVS\u202c\u200b", description="Baris satu\nBaris\u2066 dua\x07")
    assert (product.name, product.description) == ("Kertas HVS", "Baris satu\nBaris dua")
