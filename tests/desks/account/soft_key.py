"""A passkey in software: answers what a page asks as a device would."""

import json
import os
from html import unescape
from re import search
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData


class SoftKey:
    """One key for one site. `origin` is where its browser believes to be."""

    def __init__(self, origin: str = "http://localhost:8000", site: str = "localhost") -> None:
        self.origin, self.site = origin, site
        self.id = os.urandom(16)
        self.private = ec.generate_private_key(ec.SECP256R1())

    def answers(self, page: str) -> str:
        """The JSON that its browser puts into the form of that page."""
        found = search(r'data-passkey="(\w+)" data-question="([^"]+)"', page)
        assert found
        create, question = found[1] == "create", json.loads(unescape(found[2]))["publicKey"]
        kind = CollectedClientData.TYPE.CREATE if create else CollectedClientData.TYPE.GET
        said = CollectedClientData.create(kind, question["challenge"], self.origin)
        response = self._made(said) if create else self._proved(said)
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "response": response | {"clientDataJSON": websafe_encode(said)},
                "clientExtensionResults": {},
            }
        )

    def _made(self, said: CollectedClientData) -> dict[str, Any]:
        public = ES256.from_cryptography_key(self.private.public_key())
        flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
        credential = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        data = AuthenticatorData.create(sha256(self.site.encode()), flags, 1, credential)
        return {"attestationObject": websafe_encode(AttestationObject.create("none", data, {}))}

    def _proved(self, said: CollectedClientData) -> dict[str, Any]:
        data = AuthenticatorData.create(sha256(self.site.encode()), AuthenticatorData.FLAG.UP, 2)
        signature = self.private.sign(data + said.hash, ec.ECDSA(hashes.SHA256()))
        return {"authenticatorData": websafe_encode(data), "signature": websafe_encode(signature)}
