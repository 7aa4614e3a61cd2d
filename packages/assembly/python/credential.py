"""Credentials (docs/protocol/credential.md): RSASSA-PSS with SHA-384, salt of 48 bytes, exponent 65537 (RFC 8017)."""

import hashlib

SMALL = [n for n in range(3, 1000, 2) if all(n % d for d in range(3, int(n**0.5) + 1, 2))]


def holds(assembly, group, key, moduli, signatures):
    message = b"commonwall/cred/1" + bytes.fromhex(assembly) + group.encode() + bytes.fromhex(key)
    return all(verify(int(modulus, 16), message, int(one, 16)) for modulus, one in zip(moduli, signatures))


def verify(modulus, message, signature):
    if modulus.bit_length() != 2048 or any(modulus % small == 0 for small in SMALL):
        return False
    if not 1 < signature < modulus - 1:
        return False
    encoded = pow(signature, 65537, modulus)
    if encoded.bit_length() > 2047:
        return False
    return pss(hashlib.sha384(message).digest(), encoded.to_bytes(256, "big"))


def pss(digest, encoded):
    """EMSA-PSS-VERIFY for 2047 bits."""
    if encoded[-1] != 0xBC:
        return False
    masked, given = encoded[: 256 - 49], encoded[256 - 49 : -1]
    if masked[0] & 0x80:
        return False
    mask = b"".join(hashlib.sha384(given + n.to_bytes(4, "big")).digest() for n in range(5))
    block = bytearray(a ^ b for a, b in zip(masked, mask))
    block[0] &= 0x7F
    salt = bytes(block[-48:])
    if any(block[:-49]) or block[-49] != 1:
        return False
    return hashlib.sha384(bytes(8) + digest + salt).digest() == given
