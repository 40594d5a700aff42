"""The search finds what is on sale, counts it truly, and costs three statements."""

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.purchase.catalogue.shelves import fill, open_shops

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.adapters import postgres_search
from eblangkon.purchase.catalogue.adapters.search_index import search_index
from eblangkon.purchase.catalogue.models import Category, Product, SearchEntry
from eblangkon.purchase.catalogue.rules.search import Filters, Results, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def vendors(db: None) -> list[Vendor]:
    vendors = open_shops()
    fill(vendors)
    return vendors


def find(query: str = "", page: int = 1, order: str = "relevance", **filters: object) -> Results:
    return search_index().search(query, Filters(**filters), page, order=order)  # type: ignore[arg-type]


def names(found: Results) -> list[str]:
    return [hit.name for hit in found.hits]


def test_words_are_stemmed_and_all_of_them_must_fit(vendors: list[Vendor]) -> None:
    found = find("kertas hvs a4")
    assert found.total == 3
    assert all(name.startswith("Kertas HVS A4") for name in names(found))
    assert find("pembersih").total == find("bersih").total > 0
    assert find("kertas helikopter").total == 0


def test_a_name_that_begins_with_the_words_comes_first(vendors: list[Vendor]) -> None:
    found = names(find("tinta"))
    assert found[0].startswith("Tinta")
    assert "Printer tinta" in found
    assert found.index("Printer tinta") > max(found.index(name) for name in found if name.startswith("Tinta"))


def test_shop_and_category_are_words_too(vendors: list[Vendor]) -> None:
    assert {hit.shop for hit in find("sinar pesisir").hits} == {"CV Sinar Pesisir (contoh)"}
    assert find("furnitur").total == Product.objects.filter(category__code="4").count()


def test_each_facet_counts_without_its_own_filter(vendors: list[Vendor]) -> None:
    every = find("kertas")
    one = find("kertas", regions=("33.25",))
    assert one.total == every.facets["region"]["33.25"]
    assert one.facets["region"] == every.facets["region"]
    assert sum(one.facets["kind"].values()) == one.total
    both = find("kertas", regions=("33.25",), kinds=("individual",))
    assert both.total == one.facets["kind"]["individual"]
    assert both.facets["kind"] == one.facets["kind"]


@pytest.mark.parametrize("facet", ["category", "region", "origin", "kind", "size"])
def test_counts_are_those_of_the_lists_they_lead_to(vendors: list[Vendor], facet: str) -> None:
    field = {"category": "categories", "region": "regions", "origin": "origins", "kind": "kinds", "size": "sizes"}
    for value, count in find().facets[facet].items():  # type: ignore[index]
        assert find(**{field[facet]: (value,)}).total == count > 0


def test_price_range_and_orders(vendors: list[Vendor]) -> None:
    found = find(least=Rupiah(20_000), most=Rupiah(30_000), order="cheap")
    prices = [hit.price for hit in found.hits]
    assert prices == sorted(prices)
    assert all(20_000 <= price <= 30_000 for price in prices)
    dear = find(order="dear")
    assert dear.hits[0].price >= dear.hits[-1].price
    newest = find(order="new")
    assert newest.hits[0].product == Product.objects.latest("pk").pk


def test_pages_do_not_overlap_and_end(vendors: list[Vendor]) -> None:
    total = find().total
    seen = [hit.product for page in range(1, total // 24 + 3) for hit in find(page=page).hits]
    assert len(seen) == len(set(seen)) == total
    assert not find(page=51).hits


def test_leaf_and_category_filter(vendors: list[Vendor]) -> None:
    Product.objects.filter(name__startswith="Kertas").update(category=Category.objects.get(code="5.1"))
    assert find(categories=("5.1",)).total == Product.objects.filter(name__startswith="Kertas").count()
    assert find(categories=("5",)).facets["leaf"]["5.1"] == find(categories=("5.1",)).total
    assert find("amplop", categories=("5",)).total > 0


def test_what_is_no_longer_sold_is_not_found(vendors: list[Vendor]) -> None:
    before = find().total
    product = Product.objects.filter(name="Semen 40 kg").get()
    product.status = "delisted"
    product.save()
    assert find("semen").total == 0
    assert find().total == before - 1
    Vendor.objects.filter(pk=vendors[0].pk).update(status="suspended")
    assert find("sinar pesisir").total == 0
    Vendor.objects.filter(pk=vendors[0].pk).update(status="active", name="CV Bahari")
    assert find("bahari").total == Product.objects.filter(vendor=vendors[0], status="listed").count()


def test_a_renamed_product_and_category_are_seen(vendors: list[Vendor]) -> None:
    Product.objects.filter(name="Sapu ijuk").update(name="Kemoceng bulu")
    assert names(find("kemoceng")) == ["Kemoceng bulu"]
    Category.objects.filter(code="4").update(name="Mebel")
    assert find("mebel").total == find(categories=("4",)).total


def test_three_statements_however_many_hits(
    vendors: list[Vendor], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        find("kertas", regions=("33.25",))
    with django_assert_num_queries(3):
        find()
    with django_assert_num_queries(1):
        find("helikopter")


def test_too_many_hits_are_counted_and_ranked_in_part_and_it_says_so(
    vendors: list[Vendor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_search, "COUNTED", 20)
    monkeypatch.setattr(postgres_search, "RANKED", 10)
    found = find("kertas")
    assert not found.more
    assert found.ranked == (10 if found.total > 10 else None)


@pytest.mark.parametrize(
    "typed", ["' OR 1=1 --", "%s %(x)s {0}", "a & | ! : *", "dan yang", "\x00\n", "x" * 5000, "😀"]
)
def test_whatever_is_typed_is_only_words(vendors: list[Vendor], typed: str) -> None:
    find(typed)
    assert len(words_of(typed)) <= 200


def test_every_product_on_sale_has_one_entry(vendors: list[Vendor]) -> None:
    assert SearchEntry.objects.count() == Product.objects.count()
