"""What the search looks through."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from eblangkon.purchase.catalogue.models.product import Product


class SearchEntry(models.Model):
    """One product that is on sale, as the search sees it; a product not on sale has none.

    Written by triggers of the database alone (migration 0004), so that bulk loads and renamed shops are seen as well.
    `document` holds stems of the name (weight A), of category and shop (B) and of the description (C).
    """

    product = models.OneToOneField(Product, models.CASCADE, primary_key=True, related_name="search_entry")
    document = SearchVectorField()
    vendor = models.ForeignKey("vendors.Vendor", models.CASCADE, related_name="+")
    category = models.CharField(max_length=20)
    region = models.CharField(max_length=5)
    kind = models.CharField(max_length=10)
    size = models.CharField(max_length=10)
    pdn = models.BooleanField(null=True)

    class Meta:
        indexes = [GinIndex(fields=["document"], name="search_entry_document")]
