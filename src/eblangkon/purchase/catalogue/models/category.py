"""What kind of goods or service a product is."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Category(models.Model):
    """A place in the tree below LKPP's 13 Toko Daring categories; `accounts` are those it is usually bought under."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    tax_kind = models.CharField(max_length=8, default="goods")
    accounts = ArrayField(models.CharField(max_length=17), default=list, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
