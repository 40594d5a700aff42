"""A buying office and the places where it takes goods."""

from django.db import models

from eblangkon.ground.kernel import clock


class Agency(models.Model):
    """One OPD, work unit or BLUD of a region. `code` is its kd_satker, unique in the region.

    A practice office (`demonstration`) never touches real figures.
    """

    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    address = models.CharField(max_length=300)
    city = models.CharField(max_length=80)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "code"], name="agency_code_once_a_region")]

    def __str__(self) -> str:
        return self.name


class DeliveryPlace(models.Model):
    """Where goods for an agency are brought: the office itself, a school, a store."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="places")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="place_name_once_an_agency")]

    def __str__(self) -> str:
        return self.name
