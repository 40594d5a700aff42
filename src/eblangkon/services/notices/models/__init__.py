"""Records of this room."""

from eblangkon.services.notices.models.mail_choice import MailChoice
from eblangkon.services.notices.models.notice import Notice

__all__ = ["MailChoice", "Notice"]
