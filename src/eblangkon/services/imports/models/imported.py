"""One file that was brought in, what is wrong in it, and what became of each of its rows."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.sealed import SealedTextField
from eblangkon.services.imports.rules.findings import OUTCOMES
from eblangkon.services.imports.states import STATES


class Import(models.Model):
    """`content` (base64) is kept only between the check and the decision. `undo_until` is the last moment to undo.

    `sheet` is JSON: name, place and count of the sheet that was read, others that hold such a table, whether the
    encoding was guessed, and the titles of the columns found, in the order of `ImportRow.cells`.
    `asked_by` is whose wish the work under way is, `trouble` why the last work came to nothing (as_data).
    `entry` is the log's id of the application: what is younger came later.
    """

    kind = models.CharField(max_length=20)
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    by_name = models.CharField(max_length=120)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    file_name = models.CharField(max_length=120)
    file_hash = models.CharField(max_length=64)
    file_size = models.PositiveIntegerField()
    sheet = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default="reading")
    trouble = models.JSONField(default=str)
    rows = models.PositiveIntegerField(default=0)
    imported = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    content = SealedTextField(blank=True, default="")
    entry = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    applied_at = models.DateTimeField(null=True)
    undo_until = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="import_state_known"),
            models.CheckConstraint(
                condition=Q(
                    rows=models.F("imported") + models.F("updated") + models.F("unchanged") + models.F("rejected")
                ),
                name="import_rows_add_up",
            ),
        ]
        indexes = [models.Index(fields=["region", "kind", "-id"], name="import_of_region")]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """What became of one row. `cells` (JSON, sealed) as read, of a rejected row; `effects` so that it can be undone.

    `label`, `detail` and `left` hold sentences as `rules.findings.as_data` keeps them; `left`: why undoing let it be.
    """

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="outcomes")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8)
    label = models.JSONField(default=str)
    detail = models.JSONField(default=str)
    left = models.JSONField(default=str)
    cells = SealedTextField(blank=True, default="")
    effects = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=OUTCOMES), name="import_row_outcome_known"),
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.number}"


class ImportFinding(models.Model):
    """What is wrong with a cell of one row, or of several neighbouring rows. The cell may hold a personal number."""

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="findings")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    letter = models.CharField(max_length=3)
    title = models.CharField(max_length=120)
    cell = SealedTextField(blank=True, default="")
    reason = models.JSONField()
    remedy = models.JSONField()
    warning = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["batch", "warning", "id"], name="import_finding_of_batch")]

    def __str__(self) -> str:
        return f"{self.letter}{self.first}"
