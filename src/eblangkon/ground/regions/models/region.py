"""A province, kabupaten or kota."""

from django.db import models
from django.db.models import Q

KINDS = ("province", "kabupaten", "kota")


class Region(models.Model):
    """One government's area, by its Kemendagri code ("33.25").

    `name` always says Kabupaten or Kota. The tile fields place it on the tile map, row and column from 1; a space in
    `tile_name` is where its second line begins. The province has no tile.
    """

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=9)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    tile_short = models.CharField(max_length=3, default="")
    tile_name = models.CharField(max_length=20, default="")
    tile_row = models.PositiveSmallIntegerField(null=True)
    tile_column = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="region_kind"),
            models.CheckConstraint(
                condition=Q(kind="province", parent__isnull=True, code__regex=r"^\d{2}$")
                | (~Q(kind="province") & Q(parent__isnull=False, code__regex=r"^\d{2}\.\d{2}$")),
                name="region_code_and_parent_by_kind",
            ),
            models.CheckConstraint(
                condition=Q(tile_row__isnull=True, tile_column__isnull=True)
                | Q(tile_row__gte=1, tile_column__gte=1, tile_row__isnull=False, tile_column__isnull=False),
                name="region_tile_whole",
            ),
            models.UniqueConstraint(fields=["tile_row", "tile_column"], name="region_tile_alone"),
        ]

    def __str__(self) -> str:
        return self.name
