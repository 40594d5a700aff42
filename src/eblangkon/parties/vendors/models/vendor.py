"""A seller."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Vendor(models.Model):
    """One shop. `region` is its kabupaten or kota; `since` the day it began to trade."""

    class Kind(models.TextChoices):
        INDIVIDUAL = "individual", _("Perorangan")
        ENTITY = "entity", _("Badan usaha")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Belum lengkap")
        ACTIVE = "active", _("Aktif")
        SUSPENDED = "suspended", _("Dibekukan")
        CLOSED = "closed", _("Tutup")

    class Size(models.TextChoices):
        MICRO = "micro", _("Mikro")
        SMALL = "small", _("Kecil")
        MEDIUM = "medium", _("Menengah")
        LARGE = "large", _("Besar")
        UNKNOWN = "unknown", _("Tidak diketahui")

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    legal_form = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True)
    village = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=80)
    business_size = models.CharField(max_length=10, choices=Size, default=Size.UNKNOWN)
    since = models.DateField(null=True, blank=True)
    story = models.TextField(max_length=2000, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["region", "status"], name="vendor_region_status")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["individual", "entity"]), name="vendor_kind"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "active", "suspended", "closed"]), name="vendor_status"
            ),
            models.CheckConstraint(condition=Q(kind="entity") | Q(legal_form=""), name="vendor_form_of_entities_only"),
        ]

    def __str__(self) -> str:
        return self.name
