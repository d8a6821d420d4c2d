"""Locks a file with a passphrase, as docs/FILE_FORMAT.md describes it and without Sambudget.

    pip install cryptography
    python3 tests/reference/locked.py public/examples/sydnarke-2022.json PASSPHRASE > tests/files/locked/sydnarke-2022.json

The journeys open the result in both browsers. Salt and nonce are always the same here, which nobody else should do.
"""

import base64
import hashlib
import json
import sys
import zlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

SALT, NONCE, ITERATIONS = bytes(range(16)), bytes(range(100, 112)), 600_000


def base64_of(some: bytes) -> str:
    return base64.b64encode(some).decode()


def locked(text: bytes, passphrase: str) -> dict:
    header = {
        "format": "sambudget-encrypted",
        "version": "1.0",
        "cipher": "AES-256-GCM",
        "kdf": "PBKDF2-HMAC-SHA-256",
        "iterations": ITERATIONS,
        "salt": base64_of(SALT),
        "nonce": base64_of(NONCE),
    }
    line = json.dumps(header, separators=(",", ":")).encode()
    key = PBKDF2HMAC(SHA256(), 32, SALT, ITERATIONS).derive(passphrase.encode())
    content = AESGCM(key).encrypt(NONCE, zlib.compress(text, 9), line)
    checksum = base64_of(hashlib.sha256(line + content).digest()[:8])
    return header | {"checksum": checksum, "content": base64_of(content)}


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        print(json.dumps(locked(file.read(), sys.argv[2]), indent=2))
