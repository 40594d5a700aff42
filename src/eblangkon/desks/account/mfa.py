"""Where django-allauth asks this house how a second factor is kept."""

from allauth.mfa.adapter import DefaultMFAAdapter

from eblangkon.ground.kernel.sealed import seal, unseal


class SealedAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets lie sealed in the database: who reads it can make no code."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)
