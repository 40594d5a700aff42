"""What the tax law sees in a vendor."""

from django.db import models

from eblangkon.parties.vendors.models.vendor import Vendor


class TaxStatus(models.Model):
    """In force from `valid_from` until the next one of the same vendor.

    `suket_until`: last day of the UMKM certificate (PP 55/2022); `skb_until`: of the exemption letter;
    `turnover_declaration`: the year for which at most Rp500 million were declared (PMK 164/2023).
    """

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="tax_statuses")
    valid_from = models.DateField()
    pkp = models.BooleanField(default=False)
    npwp = models.BooleanField(default=False)
    suket_until = models.DateField(null=True, blank=True)
    skb_until = models.DateField(null=True, blank=True)
    turnover_declaration = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vendor", "valid_from"], name="vendor_tax_status_one_a_day")]
