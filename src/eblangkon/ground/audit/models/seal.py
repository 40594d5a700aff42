"""The queue of unsealed entries and the chain of sealed ones."""

from django.db import models

from .entry import AuditEntry


class AuditUnsealed(models.Model):
    """An entry that waits for its seal; a trigger puts it here in the writer's own transaction."""

    entry = models.OneToOneField(AuditEntry, models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        db_table = "audit_unsealed"


class AuditSeal(models.Model):
    """One link: gapless `seq` from 1, and `hash` = sha256(previous hash, canonical bytes of the entry)."""

    seq = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(AuditEntry, models.PROTECT, related_name="+")
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_seal"
        constraints = [models.CheckConstraint(condition=models.Q(seq__gte=1), name="audit_seal_seq_from_one")]
