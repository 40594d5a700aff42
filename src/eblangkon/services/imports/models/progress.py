"""How far the work on an import is."""

from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel import clock
from eblangkon.services.imports.models.imported import Import


class ImportProgress(models.Model):
    """Beside the import, whose row the work holds: `done` of 1000 parts since `begun_at`, as told last at `told_at`.

    `rows` once they are counted. `stop`: somebody asked the work to end without having done anything.
    """

    batch = models.OneToOneField(Import, on_delete=models.CASCADE, primary_key=True, related_name="progress")
    done = models.PositiveSmallIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    stop = models.BooleanField(default=False)
    told_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(done__lte=1000), name="import_progress_of_1000")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.done}"
