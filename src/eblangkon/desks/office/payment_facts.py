"""What the pages of paying say: what the tap does, how much goes where, how long the shop waits, on which papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from eblangkon.desks.frame.facts import Clock, Paper, Step
from eblangkon.desks.frame.orders.clock import running
from eblangkon.desks.frame.orders.facts_of import papers_of
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date, moment
from eblangkon.ground.kernel.told import told
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import working_calendar
from eblangkon.insight.transparency.queries.story_papers import story_papers
from eblangkon.purchase.ordering.queries import last_step
from eblangkon.purchase.payment.rules import withheld
from eblangkon.purchase.payment.states import FILED, STAGES, Stage

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order
    from eblangkon.purchase.payment.models import Payment, PaymentStep


@dataclass(frozen=True, slots=True)
class Asked:
    """The act in words: its title, what follows from it, and what is said when it is done."""

    title: str
    told: str
    done: str


def asked_of(stage: Stage, order: "Order") -> Asked:
    """The words of a stage for this order, with the sums that whoever acts must know."""
    kept = sum((int(amount) for amount in withheld(order.tax).values()), 0)
    sums = {"total": str(Rupiah(order.total)), "net": str(Rupiah(int(order.total) - kept)), "kept": str(Rupiah(kept))}
    words = {"vendor": order.vendor.name, **sums}
    title, told, done = _card() if stage.code == "paid" and order.route == "KKPD" else _words(stage.code, bool(kept))
    return Asked(title % words, told % words, done)


def _card() -> tuple[str, str, str]:
    return (
        _("Bayar %(total)s dengan kartu"),
        _(
            "Tidak ada pajak yang dipotong dari kartu. Tagihan bank atas kartunya dan pertanggungjawabannya belum "
            "dicatat di sini; lanjutkan di sistem penatausahaan."
        ),
        _("Pembayaran tercatat. Penyedia melihatnya di pesanan."),
    )


def _words(code: str, kept: bool) -> tuple[str, str, str]:
    return {
        "npd": (
            _("Ajukan pencairan %(total)s"),
            _(
                "PA/KPA diberi tahu, lalu menyetujui atau mengembalikannya. Nomor NPD keluar sendiri bila kantor tidak "
                "punya nomor lain."
            ),
            _("NPD diajukan. PA/KPA diberi tahu."),
        ),
        "npd_agreed": (
            _("Setujui %(total)s dibayar"),
            _(
                "Persetujuan Anda tercetak di kuitansi sebagai “setuju dibayar”, dan bendahara diberi tahu. Bila tidak "
                "setuju, kembalikan dengan alasannya."
            ),
            _("Disetujui. Bendahara diberi tahu untuk membayar."),
        ),
        "paid": (
            _("Bayarkan %(net)s kepada %(vendor)s"),
            _("Tahan %(kept)s untuk pajak; setorannya dicatat kemudian. Pilih bukti bayarnya.")
            if kept
            else _("Tidak ada pajak yang ditahan. Pilih bukti bayarnya."),
            _("Pembayaran tercatat. Penyedia melihatnya di pesanan."),
        ),
        "spp": (
            _("Ajukan SPP %(total)s"),
            _("Salin nomor dan tanggalnya dari sistem penatausahaan. PPK-SKPD lalu memeriksa berkasnya."),
            _("SPP tercatat. PPK-SKPD diberi tahu."),
        ),
        "verified": (
            _("Berkas %(total)s lengkap?"),
            _(
                "Baca berkasnya di bawah. Dengan satu ketuk jangka waktu pembayaran mulai berjalan. Bila ada yang "
                "kurang, kembalikan dengan alasannya."
            ),
            _("Berkas dinyatakan lengkap. PA/KPA diberi tahu."),
        ),
        "spm": (
            _("Perintahkan pembayaran %(total)s"),
            _("Pajak %(kept)s dipotong pada SPM, sehingga %(vendor)s menerima %(net)s.")
            if kept
            else _("Tidak ada pajak yang dipotong pada SPM: %(vendor)s menerima %(net)s."),
            _("SPM tercatat. Bendahara diberi tahu untuk mencatat SP2D."),
        ),
        "sp2d": (
            _("Catat SP2D: %(vendor)s menerima %(net)s"),
            _("Salin nomor dan tanggal SP2D dari kas daerah. Dengan itu pesanan tercatat dibayar."),
            _("SP2D tercatat. Penyedia melihatnya di pesanan."),
        ),
    }[code]


@dataclass(frozen=True, slots=True)
class SentBack:
    """That what was filed came back: by whom and when, and why in their own words."""

    title: str
    reason: str


def sent_back_of(order: "Order", payment: "Payment") -> SentBack | None:
    """For whoever files it again; one query, and none where nothing came back."""
    if payment.round == 1 or payment.waits_for not in FILED:
        return None
    back = last_step(order.number, "send_back")
    if back is None:
        return None
    words = {"who": back.actor_name, "at": moment(back.at)}
    return SentBack(_("Dikembalikan oleh %(who)s, %(at)s") % words, back.note)


@dataclass(frozen=True, slots=True)
class Wait:
    """Who waits, since when, and the clock with the day that is the last one."""

    whom: str
    since: str
    until: str
    clock: Clock


def wait_of(order: "Order", payment: "Payment", steps: Sequence["PaymentStep"]) -> Wait:
    """Since the last act on the money; one query for the closed days."""
    since = steps[-1].at if steps else order.moved_at
    closed = working_calendar(order.region_id, clock.wib(since).date(), clock.today())
    told = running(since, payment.due_by, clock.now(), closed)
    return Wait(
        _("%(whom)s menunggu Anda") % {"whom": order.vendor.name},
        _("sejak %(since)s, sudah %(long)s.") % {"since": moment(since), "long": told.waited},
        _("Batas pembayaran %(until)s.") % {"until": long_date(payment.due_by)} if payment.due_by else "",
        told,
    )


def passed(steps: Sequence["PaymentStep"]) -> list[Step]:
    """The stages recorded so far, as a timeline draws them."""
    return [
        Step(
            told(STAGES[step.stage].words),
            "done",
            tuple(
                line
                for line in (
                    step.actor_name,
                    f"{step.number}, {long_date(step.day)}" if step.number else long_date(step.day),
                    step.note,
                )
                if line
            ),
        )
        for step in steps
    ]


def papers_for(order: "Order") -> list[Paper]:
    """The papers that whoever pays looks at; one query."""
    return papers_of(story_papers(order))
