"""The log, the queue before the seal, and the seal."""

from .entry import AuditEntry
from .seal import AuditSeal, AuditUnsealed

__all__ = ["AuditEntry", "AuditSeal", "AuditUnsealed"]
