"""A paper that has been issued: frozen, for ever."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q

from eblangkon.ground.kernel.tokens import new_token
from eblangkon.services.documents.rules.kinds import KINDS


class Frozen(TypeError):
    """Somebody tried to change or delete an issued paper. A correction is a new version or a new paper."""


def stored_as(paper: "IssuedPaper", _filename: str) -> str:
    """Where the file lies: one folder a region and year, so that none grows beyond what an office files in a year."""
    year = paper.issued_at.year
    return f"papers/{paper.region}/{year}/{paper.number.replace('/', '-')}-v{paper.version}-{paper.pk}.pdf"


class IssuedPaper(models.Model):
    """One version of one paper. `data` is what is hashed (`rules.canonical`), `sha256` its hash, 64 hex letters.

    Subject, region and actor are plain words, for this room knows no order and no person. A trigger refuses every
    change but the one that fills `file` and `file_sha256`, so that neither shell nor SQL can turn a paper.
    """

    kind = models.CharField(max_length=4)
    region = models.CharField(max_length=5)
    number = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    register_number = models.CharField(max_length=60, blank=True)
    subject_kind = models.CharField(max_length=30)
    subject_key = models.CharField(max_length=60)
    data = models.JSONField()
    sha256 = models.CharField(max_length=64)
    token = models.CharField(max_length=22, unique=True, default=new_token)
    issued_at = models.DateTimeField()
    actor_name = models.CharField(max_length=120)
    demonstration = models.BooleanField()
    file = models.FileField(upload_to=stored_as, max_length=120, null=True)
    file_sha256 = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "version", "kind"], name="paper_number_version_kind"),
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="paper_kind"),
            models.CheckConstraint(condition=Q(version__gte=1), name="paper_version_from_one"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="paper_sha256"),
            models.CheckConstraint(
                condition=Q(file_sha256__isnull=True) | Q(file_sha256__regex=r"^[0-9a-f]{64}$"),
                name="paper_file_sha256",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_key", "issued_at"], name="paper_subject"),
            models.Index(F("region"), F("kind"), F("issued_at").desc(), name="paper_register"),
        ]

    def __str__(self) -> str:
        return self.number if self.version == 1 else f"{self.number} ({self.version})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert once; later only `file` and `file_sha256` may be named. Raises Frozen."""
        if not self._state.adding and set(kwargs.get("update_fields") or ("all",)) != {"file", "file_sha256"}:
            raise Frozen(f"{self} is issued: a correction is a new version")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never. Raises Frozen."""
        raise Frozen(f"{self} is issued and stays")

    @property
    def practice(self) -> bool:
        """Whether it is of a practice office in a real installation; those of a demonstration are not."""
        return bool(self.data.get("practice"))
