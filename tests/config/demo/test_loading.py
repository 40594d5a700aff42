"""The demonstration as it is loaded: every state, every desk, every sum."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Sum
from django.db.models.functions import ExtractYear

from eblangkon.config.demo import fresh
from eblangkon.config.demo.history.load import total_packages
from eblangkon.config.demo.history.published import PUBLISHED, at_share
from eblangkon.config.demo.loader import load
from eblangkon.ground.audit.actions.seal import seal
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.queries.verify import behind, verify
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.queries import demo_people
from eblangkon.ground.people.rules import DEMO_ROLES
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.agencies.queries import hats_of as office_hats
from eblangkon.parties.vendors.models import Vendor
from eblangkon.parties.vendors.queries import hats_of as shop_hats
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.delivery.queries import counts_of
from eblangkon.purchase.ordering.models import Order, OrderLine, OrderStep, RequestNote
from eblangkon.purchase.ordering.queries import (
    accounts_off_balance,
    packages_off_balance,
    requests_waiting_for,
    steps_made,
    waiting_for,
)
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment.models import Payment
from eblangkon.purchase.payment.queries import orders_waiting_for_payment_step, orders_with_taxes_open, taxes_open
from eblangkon.purchase.payment.states import STAGES
from eblangkon.services.documents.actions.render_paper import render_paper
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.queries import latest_in_spj_order
from eblangkon.services.documents.rules import FORMS, KINDS, freeze, sha256_of, thaw
from eblangkon.services.numbering.models import Counter
from eblangkon.services.numbering.rules import write_number

DIVISOR = 60


def quiet(_: str) -> None:
    """Nobody reads what a test says."""


def actor(person: Person) -> Actor:
    today = clock.today()
    return Actor("person", person.pk, person.name, office_hats(person.pk, today) + shop_hats(person.pk, today))


def everything_holds() -> None:
    """Nothing is off balance, and the log is whole and wholly sealed."""
    assert not packages_off_balance().exists()
    assert not accounts_off_balance().exists()
    verdict = verify()
    assert (verdict.broken, verdict.unsealed) == (None, 0)
    assert behind("order", steps_made()) is None


@pytest.mark.commits
def test_the_small_demonstration_shows_every_state_and_gives_every_desk_work() -> None:
    load("small", say=quiet)

    assert set(Order.objects.values_list("state", flat=True)) == {str(state) for state in State}
    assert set(RequestNote.objects.values_list("state", flat=True)) == set(RequestNote.STATES)
    assert set(Payment.objects.exclude(waits_for="").values_list("waits_for", flat=True)) == set(STAGES)
    assert set(Payment.objects.filter(paid_at__isnull=False).values_list("taxes_open", flat=True)) == {True, False}
    assert set(Order.objects.filter(state="paid").values_list("route", "short_road")) >= {("UP", True), ("LS", False)}
    verbs = set(OrderStep.objects.values_list("verb", flat=True))
    assert {"return", "withdraw", "ship_more", "count", "settle", "terminate"} <= verbs
    everything_holds()

    people = demo_people()
    assert set(people) == set(DEMO_ROLES)
    for role in ("pp", "ppk", "inspector", "vendor_owner", "vendor_staff"):
        assert waiting_for(actor(people[role])).exists(), role
    for role in ("pptk", "kpa", "treasurer", "ppk_skpd"):
        assert orders_waiting_for_payment_step(actor(people[role])).exists(), role
    assert orders_with_taxes_open(actor(people["treasurer"])).exists()
    for role in ("pp", "ppk"):
        assert requests_waiting_for(actor(people[role])).exists(), role
    assert Payment.objects.filter(waits_for="npd", due_by__lt=clock.today()).exists(), "something is late"

    assert installation.is_demonstration()
    assert not Agency.objects.exclude(name__contains="(contoh)", demonstration=True).exists()
    assert not Vendor.objects.exclude(name__contains="(contoh)", is_demonstration=True).exists()
    assert not Order.objects.filter(demonstration=False).exists()
    assert not Product.objects.filter(photo="").exists()
    assert Vendor.objects.filter(kind="individual").count() == Vendor.objects.count() // 2 == 12
    assert IssuedPaper.objects.filter(kind="KW", version=2).exists()
    assert all(step.at <= clock.true_now() for step in OrderStep.objects.all())


@pytest.mark.commits
def test_a_second_load_replaces_the_first() -> None:
    load("small", say=quiet)
    before = Order.objects.count()
    Person.objects.create(name="Orang lain", email="lain@contoh.id")

    told = StringIO()
    call_command("demo_data", "--scale", "small", stdout=told)
    assert "blangkon-peragaan" in told.getvalue()
    assert Order.objects.count() == before
    assert not Person.objects.filter(email="lain@contoh.id").exists()
    assert fresh.is_loaded()
    everything_holds()


@pytest.mark.django_db
@pytest.mark.parametrize("marked", [True, False])
def test_a_real_installation_is_refused_with_a_sentence(marked: bool) -> None:
    if marked:
        installation.mark("real")
    Person.objects.create(name="Sungguhan", email="sungguhan@contoh.id")
    told = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("demo_data", stderr=told)
    assert ended.value.code == 1
    assert "sungguhan" in told.getvalue()
    assert list(Person.objects.values_list("name", flat=True)) == ["Sungguhan"]


def paid_by_year() -> list[tuple[int, int, int]]:
    """Year of payment in Central Java, packages and value of Batang's published years."""
    paid = Order.objects.filter(state="paid", region="33.25", moved_at__year__lt=2025)
    found: dict[int, tuple[int, int]] = {}
    for year, total in paid.annotate(year=ExtractYear("moved_at", tzinfo=clock.WIB)).values_list("year", "total"):
        packages, value = found.get(year, (0, 0))
        found[year] = (packages + 1, value + int(total))
    return [(year, *sums) for year, sums in sorted(found.items())]


@pytest.mark.commits
def test_past_purchases_add_up_exactly_and_tell_the_same_in_every_table() -> None:
    before = keys_and_indexes()
    load("batang", say=quiet, divisor=DIVISOR)
    assert keys_and_indexes() == before, "what was dropped for the load has come back"

    shares = list(at_share(DIVISOR))
    assert paid_by_year() == [(year.year, year.packages, year.value) for year in shares]
    everything_holds()
    past = Order.objects.filter(moved_at__year__lt=2025)
    assert past.count() == total_packages(DIVISOR)
    assert not past.filter(total__gt=50_000_000).exists()
    assert not past.filter(demonstration=False).exists()
    lines = OrderLine.objects.filter(order__in=past)
    assert sum(line.amount for line in lines) == past.aggregate(sum=Sum("total"))["sum"]
    assert Payment.objects.filter(order__in=past, paid_at__isnull=False).count() == past.count()
    for order in past.order_by("?")[:20]:
        assert all(count.complete for count in counts_of(order.number))
        assert taxes_open(order) == {}
        steps = list(OrderStep.objects.filter(order=order).order_by("version"))
        assert [step.at for step in steps] == sorted(step.at for step in steps)
        assert steps[-1].at == order.moved_at
    papers_are_as_issued()
    late = AuditEntry.objects.filter(action="order.pay", at__year__lt=2025).first()
    assert late is not None
    assert late.recorded_at.year == clock.true_now().year, "the true time of recording stands beside"
    order = Order.objects.create(
        region_id="33.25", agency_id=past[0].agency_id, vendor_id=past[0].vendor_id, package_id=past[0].package_id,
        request_id=past[0].request_id, needed_by=clock.today(), purpose="Baru", created_by_id=past[0].created_by_id,
    )  # fmt: skip
    assert order.number == Order.objects.latest("number").number, "sequences go on behind what was copied"


def keys_and_indexes() -> set[tuple[str, str]]:
    """Every constraint and index with its definition."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT conname, pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace
            WHERE nspname = 'public' AND convalidated
            UNION SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
        """)
        return set(cursor.fetchall())


def papers_are_as_issued() -> None:
    """Past papers are what `freeze` makes, hashed, numbered without gap, and can be rendered when asked for."""
    past = IssuedPaper.objects.filter(issued_at__year__lt=2025)
    for kind in KINDS:
        for counter in Counter.objects.filter(kind=kind, year__lt=2025):
            numbers = set(past.filter(kind=kind, issued_at__year=counter.year).values_list("number", flat=True))
            assert numbers == {write_number("33.25", kind, counter.year, n) for n in range(1, counter.last + 1)}
    forms = {}
    for paper in past:
        assert freeze(thaw(paper.data["paper"])) == paper.data["paper"]
        assert sha256_of(paper.data) == paper.sha256
        forms[paper.data["paper"]["form"]] = paper.pk
    assert set(forms) == set(FORMS)
    for pk in forms.values():
        assert render_paper(paper=pk).file_sha256
    order = Order.objects.filter(moved_at__year__lt=2025, short_road=True)[0]
    assert [paper.kind for paper in latest_in_spj_order(("order", str(order.number)))] == ["KW", "BAST", "SP"]


@pytest.mark.commits
def test_the_published_years_of_batang_are_exact() -> None:
    load("batang", say=quiet)
    assert paid_by_year() == [
        (2022, 781, 5_768_138_509),
        (2023, 18_637, 63_850_613_373),
        (2024, 10_202, 34_434_188_334),
    ]
    assert sum(year.value for year in PUBLISHED) == 104_052_940_216
    last = Order.objects.filter(state="paid", moved_at__year=2024).latest("moved_at")
    assert clock.wib(last.moved_at).date().isoformat() == "2024-08-02"
    assert Vendor.objects.count() > 300
    assert Product.objects.count() > 8_000
    seal()
    everything_holds()
