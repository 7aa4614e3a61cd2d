#!/usr/bin/env python3
"""Verifies the place of one post offline, with nothing but Python's standard library.

    verify-proof.py PROOF POLICY EVENT.json

PROOF is a C2SP tlog-proof, POLICY a C2SP tlog-policy, EVENT the post, all three as `commonwall export --as proof`
writes them. Take the policy from somewhere you trust: who makes up the proof makes up a policy as well.
Shares no code with Commonwall. It does not verify the post's own signature (BIP-340): any Nostr library does.
"""
import base64, hashlib, json, sys

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

def point(encoded):  # RFC 8032 5.1.3
    number = int.from_bytes(encoded, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    assert y < P, "key or R is not canonical"
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P: x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - square) % P == 0 and not (x == 0 and sign), "not a point"
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1: q = add(q, p)
        p, n = add(p, p), n >> 1
    return q

BASE = point(bytes.fromhex("58" + "66" * 31))

def ed25519(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(point(r), times(k, point(key)))
    return s < L and (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0

def vkey(text):
    name, _, encoded = text.split("+", 2)
    raw = base64.b64decode(encoded)
    return name, hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4], raw[0], raw[1:]

def main(proof_file, policy_file, event_file):
    head, note = open(proof_file, newline="\n").read().split("\n\n", 1)
    lines = [line for line in head.split("\n") if not line.startswith("extra ")]
    assert lines[0] == "c2sp.org/tlog-proof@v1", "not a tlog-proof"
    index, path = int(lines[1].removeprefix("index ")), [base64.b64decode(line) for line in lines[2:]]
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    size, root = int(size), base64.b64decode(root)

    event = json.load(open(event_file))
    said = [0] + [event[name] for name in ("pubkey", "created_at", "kind", "tags", "content")]
    identity = hashlib.sha256(json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()).digest()
    assert identity.hex() == event["id"], "the id is not the hash of the post"

    node, at, last = hashlib.sha256(b"\0" + identity).digest(), index, size - 1  # RFC 9162 2.1.3.2
    assert index < size, "the place is not in the tree"
    for sibling in path:
        assert last > 0, "the proof is too long"
        if at & 1 or at == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while not at & 1 and at: at, last = at >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        at, last = at >> 1, last >> 1
    assert last == 0 and node == root, "the post is not in this tree"

    made = {}
    for line in signatures.strip("\n").split("\n"):
        _, name, encoded = line.split(" ")
        raw = base64.b64decode(encoded)
        made[name, raw[:4]] = raw[4:]
    signed = set()
    groups, quorum = {}, None
    for words in (line.split() for line in open(policy_file) if line.strip() and not line.startswith("#")):
        if words[0] in ("log", "witness"):
            alias, key = (words[1], words[2]) if words[0] == "witness" else ("log", words[1])
            name, key_id, kind, key = vkey(key)
            line = made.get((name, key_id))
            if line and kind == 1 and name == origin and ed25519(key, text.encode(), line): signed.add(alias)
            if line and kind == 4:
                dated = f"cosignature/v1\ntime {int.from_bytes(line[:8], 'big')}\n{text}"
                if ed25519(key, dated.encode(), line[8:]): signed.add(alias)
        elif words[0] == "group":
            need = {"any": 1, "all": len(words) - 3}.get(words[2]) or int(words[2])
            groups[words[1]] = sum(member in signed for member in words[3:]) >= need
        elif words[0] == "quorum":
            quorum = words[1]
    assert "log" in signed, "the log of the policy did not sign this"
    assert quorum == "none" or quorum in signed or groups.get(quorum), "too few witnesses signed this"
    print(f"{event['id']} stands at place {index} of {size} of {origin}; {len(signed) - 1} witnesses of the policy signed")

try:
    main(*sys.argv[1:4])
except (AssertionError, ValueError, KeyError, OSError, TypeError) as error:
    sys.exit(f"not proven: {error}")
