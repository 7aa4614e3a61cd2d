"""The events of an assembly (docs/protocol/assembly.md, "Records"), read strictly: what deviates is refused."""

import hashlib
import json
import re

HEX = re.compile(r"[0-9a-f]{64}\Z")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,31}\Z")
LARGE = 2**53 - 1
PAUSE = 259200
DAY = 86400

CHECKPOINT = (
    "commonwall/[0-9a-f]{64}/[0-9a-f]{16}\n[0-9]{1,16}\n[A-Za-z0-9+/]{43}=\n\n"
    "(?:\u2014 [\\x21-\\x2a\\x2c-\\x7e]{1,120} [A-Za-z0-9+/]{1,120}={0,2}\n){1,12}"
)
NOTE = re.compile(CHECKPOINT + r"\Z")
PROOF = re.compile(
    "c2sp\\.org/tlog-proof@v1\nindex [0-9]{1,16}\n(?:[A-Za-z0-9+/]{43}=\n){0,63}\n" + CHECKPOINT + r"\Z"
)


class Refused(Exception):
    """The event is none of the kind that it says."""


def need(condition, field):
    if not condition:
        raise Refused(field)


def event_id(event):
    whole = [0, event["pubkey"], event["created_at"], event["kind"], event["tags"], event["content"]]
    return hashlib.sha256(json.dumps(whole, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def number(field, text, least, most=LARGE):
    need(re.fullmatch(r"0|[1-9][0-9]{0,15}", text) is not None, field)
    need(least <= int(text) <= most, field)
    return int(text)


def hexes(field, text, digits=64):
    need(len(text) == digits and re.fullmatch(r"[0-9a-f]+", text) is not None, field)
    return text


def slug(field, text):
    need(SLUG.match(text) is not None, field)
    return text


def once(field, values):
    need(len(set(values)) == len(values), field)


def ascending(field, values):
    need(all(a < b for a, b in zip(values, values[1:])), field)


class Tags:
    """The tags of an event, from first to last."""

    def __init__(self, event, kind):
        need(event["kind"] == kind, "kind")
        need(event["content"] == "", "content")
        self.tags, self.at = event["tags"], 0

    def next(self):
        return self.tags[self.at][0] if self.at < len(self.tags) and self.tags[self.at] else None

    def run(self, name, elements, least, most):
        found = []
        while self.next() == name:
            values = self.tags[self.at][1:]
            need(len(values) == elements, name)
            found.append(values)
            self.at += 1
        need(least <= len(found) <= most, name)
        return found

    def one(self, name):
        return self.run(name, 1, 1, 1)[0][0]

    def two(self, name):
        return self.run(name, 2, 1, 1)[0]

    def end(self):
        need(self.at == len(self.tags), "tags")


def opened(event, kind):
    tags = Tags(event, kind)
    wall, assembly = hexes("h", tags.one("h")), hexes("e", tags.one("e"))
    return tags, {"id": event["id"], "author": event["pubkey"], "wall": wall, "assembly": assembly}


def span(field, pair, earliest):
    start = number(field, pair[0], earliest)
    return start, number(field, pair[1], start + 1)


def constitution(event):
    tags = Tags(event, 4600)
    made = {"id": event["id"], "wall": hexes("h", tags.one("h")), "subject": hexes("subject", tags.one("subject"))}
    made["passages"] = [(slug("passage", s), hexes("passage", t)) for s, t in tags.run("passage", 2, 1, 500)]
    once("passage", [s for s, _ in made["passages"]])
    groups = [
        {"slug": slug("group", s), "roll": number("group", n, 1, 1_000_000), "root": hexes("group", root), "issuers": []}
        for s, n, root in tags.run("group", 3, 2, 12)
    ]
    once("group", [group["slug"] for group in groups])
    issuers = tags.run("issuer", 3, 3 * len(groups), 3 * len(groups))
    for at, (name, key, modulus) in enumerate(issuers):
        need(name == groups[at // 3]["slug"], "issuer")
        hexes("issuer", modulus, 512)
        need(modulus[0] in "89abcdef" and modulus[-1] in "13579bdf", "issuer")
        groups[at // 3]["issuers"].append((hexes("issuer", key), modulus))
    once("issuer", [key for _, key, _ in issuers])
    once("issuer", [modulus for _, _, modulus in issuers])
    made["groups"] = groups
    made["logs"] = [hexes("log", key) for (key,) in tags.run("log", 1, 2, 8)]
    once("log", made["logs"])
    made["ratio"] = number("support", tags.one("support"), 1, 10)
    least, part = tags.two("quorum")
    made["least"], made["part"] = number("quorum", least, 1, 1000), number("quorum", part, 1, 100)
    made["red"] = number("red-line", tags.one("red-line"), 1, 100)
    people, rounds = tags.two("bridge")
    made["people"], made["patience"] = number("bridge", people, 30, 1_000_000), number("bridge", rounds, 1, 8)
    made["sponsors"] = number("sponsors", tags.one("sponsors"), 1, len(groups))
    made["silence"] = number("silence", tags.one("silence"), 3600, 2_592_000)
    made["issuance"] = span("issuance", tags.two("issuance"), 0)
    made["rounds"], after = [], made["issuance"][1]
    for pair in tags.run("round", 2, 1, 8):
        made["rounds"].append(span("round", pair, after))
        after = made["rounds"][-1][1] + PAUSE
    made["whole"] = span("whole", tags.two("whole"), after)
    tags.end()
    return made


def alternative(event):
    tags, made = opened(event, 4601)
    made["place"] = "insert" if tags.next() == "insert" else "passage"
    made["target"] = tags.one(made["place"])
    need(SLUG.match(made["target"]) or HEX.match(made["target"]), made["place"])
    if made["place"] == "passage" and tags.next() == "strike":
        tags.run("strike", 0, 1, 1)
        made["text"] = None
    else:
        made["text"] = hexes("text", tags.one("text"))
    parents = [hexes("parent", one) for (one,) in tags.run("parent", 1, 0, 16)]
    once("parent", parents)
    tags.end()
    return made


def ballot(event):
    tags, made = opened(event, 4602)
    need(event["created_at"] % DAY == 0, "created_at")
    if tags.next() == "n":
        number("n", tags.one("n"), 0, 0)
        name, *signatures = tags.run("credential", 4, 1, 1)[0]
        tags.end()
        made["group"] = slug("credential", name)
        made["signatures"] = [hexes("credential", one, 512) for one in signatures]
        return made
    made["stage"] = number("stage", tags.one("stage"), 0, 8)
    made["counter"] = number("n", tags.one("n"), 1)
    made["positions"] = []
    for name, value in (("+2", 2), ("+1", 1), ("-1", -1), ("-2", -2)):
        run = tags.run(name, 1 if value > 0 else 2, 0, 750)
        ascending(name, [one[0] for one in run])
        for on, *reason in run:
            reason = reason[0] if reason else ""
            if value == -2 or reason != "":
                hexes(name, reason)
            made["positions"].append((hexes(name, on), value, reason))
    once("positions", [on for on, _, _ in made["positions"]])
    need(len(made["positions"]) <= 750, "positions")
    replies = tags.run("reply", 3, 0, 200)
    made["replies"] = [tuple(hexes("reply", one) for one in reply) for reply in replies]
    ascending("reply", [on + reason for on, reason, _ in made["replies"]])
    tags.end()
    return made


def close(event):
    tags, made = opened(event, 4603)
    made["stage"] = number("stage", tags.one("stage"), 0, 8)
    if tags.next() == "missed":
        missed, log, proof = tags.run("missed", 3, 1, 1)[0]
        tags.end()
        made["missed"], made["log"] = hexes("missed", missed), hexes("missed", log)
        need(len(proof) <= 5000 and PROOF.match(proof), "missed")
        return made
    made["read"] = []
    for log, size, note in tags.run("read", 3, 1, 8):
        need(len(note) <= 2048 and NOTE.match(note), "read")
        made["read"].append((hexes("read", log), number("read", size, 1)))
    once("read", [log for log, _ in made["read"]])
    count, root = tags.two("records")
    made["count"], made["root"] = number("records", count, 0), hexes("records", root)
    tags.end()
    return made


def issuance(event):
    tags, made = opened(event, 4604)
    made["group"] = slug("group", tags.one("group"))
    made["ranges"], after = [], 0
    for first, last in tags.run("issued", 2, 1, 1500):
        first = number("issued", first, after, 999_999)
        last = number("issued", last, first, 999_999)
        made["ranges"].append((first, last))
        after = last + 2
    tags.end()
    return made


def signature(event):
    """Kind 4591, docs/protocol/definition.md."""
    tags = Tags(event, 4591)
    for (wall,) in tags.run("h", 1, 1, 8):
        hexes("h", wall)
    made = {"id": event["id"], "author": event["pubkey"], "on": hexes("e", tags.one("e"))}
    made["kind"] = number("k", tags.one("k"), 0, 65535)
    tags.end()
    return made


def unless_refused(parse, event):
    try:
        return parse(event)
    except Refused:
        return None
