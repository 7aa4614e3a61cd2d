"""From a set of events to the state of an assembly, written from docs/protocol/assembly.md alone."""

import hashlib
import json
from fractions import Fraction
from functools import cmp_to_key

import axis
import credential
import record

PAUSE = 259200
NEVER = float("inf")


def canonical(value):
    """Canonical JSON; members without a value are left out by whoever builds the object."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def hash_of(value):
    return hashlib.sha256(canonical(value)).hexdigest()


def state_hash(state):
    """Of everything but `finalAt` and `struck`."""
    kept = [{name: value for name, value in one.items() if name not in ("finalAt", "struck")} for one in state["stages"]]
    return hash_of({**state, "stages": kept})


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).hexdigest()


def without_none(**members):
    return {name: value for name, value in members.items() if value is not None}


class Log:
    """A named log: where ids stand, how many places are known, and its dated sizes."""

    def __init__(self, ids, length, dated):
        self.positions = {}
        for at, one in enumerate(ids):
            # Should a bad log hold an id twice, its first place counts.
            self.positions.setdefault(one, at)
        self.length = length
        self.dated = dated

    def date_at(self, index):
        return min((date for size, date in self.dated if size > index), default=None)

    def date_of(self, one):
        return self.date_at(self.positions[one]) if one in self.positions else None

    def size_by(self, time):
        return max((size for size, date in self.dated if date <= time), default=0)


class Clock:
    def __init__(self, keys, logs, withheld):
        self.keys = keys
        self.logs = [logs.get(key) or Log([], 0, []) for key in keys]
        self.withheld = set(withheld)
        self.known = {}

    def date(self, one):
        if one not in self.known:
            dates = [log.date_of(one) for log in self.logs]
            self.known[one] = min((date for date in dates if date is not None), default=None)
        return self.known[one]

    def by(self, one, time):
        date = self.date(one)
        return date is not None and date <= time

    def sizes_by(self, time):
        return tuple(log.size_by(time) for log in self.logs)

    def within(self, one, sizes):
        return any(log.positions.get(one, NEVER) < size for log, size in zip(self.logs, sizes))

    def lacking(self, sizes):
        unknown = sum(max(0, size - log.length) for log, size in zip(self.logs, sizes))
        return unknown + sum(self.within(one, sizes) for one in self.withheld)


class Assembly:
    """`events` in any order, with duplicates; `logs` by key; `wall_time` in unix seconds."""

    def __init__(self, founding, events, logs, withheld, wall_time):
        self.c = record.constitution(founding)
        self.id = self.c["id"]
        self.now = wall_time
        self.clock = Clock(self.c["logs"], logs, withheld)
        self.sort(events)
        self.spans = self.c["rounds"] + [self.c["whole"]]
        self.last = len(self.c["rounds"])
        self.issuers = {key for group in self.c["groups"] for key, _ in group["issuers"]}
        self.suspended, self.missed = {}, {}
        self.sets, self.closings = {}, []

    def sort(self, events):
        by_id = {event["id"]: event for event in events}
        of = {kind: [] for kind in (5, 4591, 4601, 4602, 4603, 4604)}
        parse = {4591: record.signature, 4601: record.alternative, 4602: record.ballot}
        parse |= {4603: record.close, 4604: record.issuance}
        for one in sorted(by_id):
            event = by_id[one]
            if event["kind"] == 5:
                targets = [t[1] for t in event["tags"] if t[0] == "e" and len(t) > 1 and record.HEX.match(t[1])]
                of[5].append({"id": one, "author": event["pubkey"], "targets": targets})
            elif event["kind"] in parse:
                made = record.unless_refused(parse[event["kind"]], event)
                ours = made and (event["kind"] == 4591 or (made["assembly"], made["wall"]) == (self.id, self.c["wall"]))
                if ours:
                    of[event["kind"]].append(made)
        self.alternatives = {one["id"]: one for one in of[4601]}
        self.firsts = [one for one in of[4602] if "group" in one]
        self.ballots = [one for one in of[4602] if "group" not in one]
        self.claims = [one for one in of[4603] if "missed" in one]
        self.roots = [one for one in of[4603] if "missed" not in one]
        self.issuances = of[4604]
        self.signatures = of[4591]
        self.withdrawals = of[5]

    def bound_at(self):
        dates = [self.clock.date(self.id)]
        for issuer in self.issuers:
            own = [
                self.clock.date(one["id"])
                for one in self.signatures
                if one["author"] == issuer and one["on"] == self.id and one["kind"] == 4600
            ]
            dates.append(min((date for date in own if date is not None), default=None))
        if None in dates or max(dates) > self.c["issuance"][1]:
            return None
        return max(dates)

    def state(self):
        bound, stages = self.bound_at(), []
        if bound is None:
            lacking = self.clock.lacking(self.clock.sizes_by(self.now))
            for stage, (start, _) in enumerate(self.spans):
                blind = lacking > 0 and self.now >= start
                stages.append(self.nothing(stage, "incomplete", lacking) if blind else self.nothing(stage, "coming", 0))
            return {"assembly": self.id, "stages": stages}
        self.book = [
            one
            for one in self.firsts
            if (self.clock.date(one["id"]) or 0) > self.c["issuance"][1] and self.first_holds(one)
        ]
        self.book.sort(key=lambda one: (self.clock.date(one["id"]), one["id"]))
        self.passages, incomplete = [], False
        for stage, (start, until) in enumerate(self.spans):
            if self.now < start:
                self.closings.append(None)
                stages.append(self.nothing(stage, "coming", 0))
                continue
            closing = self.close(stage, until)
            self.closings.append(closing)
            final = closing["final"]
            lacking = self.clock.lacking(self.clock.sizes_by(self.now if final is None else final))
            lacking = 0 if closing["proven"] else lacking
            incomplete = incomplete or lacking > 0
            if incomplete:
                stages.append(self.nothing(stage, "incomplete", lacking))
            else:
                stages.append(self.judge_stage(stage, start, until, closing))
        return {"assembly": self.id, "boundAt": bound, "stages": stages}

    def kind(self, stage):
        return "round" if stage < self.last else "whole"

    def nothing(self, stage, status, lacking):
        empty = {"struck": [], "records": 0, "groups": [], "forged": 0, "passages": []}
        return {"kind": self.kind(stage), "status": status, "notHeld": lacking, **empty}

    # Which records there are

    def set_of(self, sizes):
        """The records within sizes, their count and root."""
        if sizes in self.sets:
            return self.sets[sizes]

        def within(records):
            return [one for one in records if self.clock.within(one["id"], sizes)]

        found = {"alternatives": {one["id"]: one for one in within(self.alternatives.values())}}
        found["signatures"] = [
            one
            for one in within(self.signatures)
            if (one["on"] == self.id and one["kind"] == 4600)
            or (one["on"] in found["alternatives"] and one["kind"] == 4601)
        ]
        signers = {one["id"]: one["author"] for one in found["signatures"]}
        found["withdrawals"] = [
            one
            for one in within(self.withdrawals)
            if any(signers.get(target) == one["author"] for target in one["targets"])
        ]
        found["firsts"], found["ballots"] = within(self.firsts), within(self.ballots)
        found["issuances"] = within(self.issuances)
        ids = sorted(
            [*found["alternatives"], *(one["id"] for name, many in found.items() if name != "alternatives" for one in many)]
        )
        root = sha(b"commonwall/records/1", bytes.fromhex(self.id), *(bytes.fromhex(one) for one in ids))
        self.sets[sizes] = {**found, "count": len(ids), "root": root}
        return self.sets[sizes]

    def spans_of(self, records):
        """By alternative, who signed it from when to when."""
        ends, stands = {}, {}
        for one in records["withdrawals"]:
            date = self.clock.date(one["id"])
            for target in one["targets"] if date is not None else []:
                key = (one["author"], target)
                ends[key] = min(date, ends.get(key, NEVER))
        for one in records["signatures"]:
            date = self.clock.date(one["id"])
            if one["kind"] == 4601 and date is not None:
                until = ends.get((one["author"], one["id"]), NEVER)
                stands.setdefault(one["on"], []).append((one["author"], date, until))
        return stands

    def proven(self, read, until):
        sizes = [0] * len(self.clock.keys)
        for log, size in read:
            if log not in self.clock.keys:
                return None
            at = self.clock.keys.index(log)
            date = self.clock.logs[at].date_at(size - 1)
            if date is None or date > until:
                return None
            sizes[at] = size
        return tuple(sizes)

    def close(self, stage, until):
        in_time = self.clock.sizes_by(until)
        claimed = [
            one["missed"]
            for one in self.claims
            if one["stage"] == stage
            and self.clock.by(one["id"], until + PAUSE)
            and self.clock.within(one["missed"], in_time)
        ]
        closes = []
        for one in self.roots:
            date = self.clock.date(one["id"])
            if one["stage"] != stage or one["author"] not in self.issuers or date is None or date <= until + PAUSE:
                continue
            sizes = self.proven(one["read"], until)
            if sizes is None or not all(self.clock.within(ballot, sizes) for ballot in claimed):
                continue
            closes.append((date, one["id"], one, sizes))
        standing, struck, read = {}, set(), {}
        for date, _, one, sizes in sorted(closes, key=lambda close: close[:2]):
            author, stated = one["author"], (one["count"], one["root"])
            if author in struck or standing.get(author) == stated:
                continue
            if author in standing:
                struck.add(author)
                del standing[author]
                continue
            standing[author] = stated
            read.setdefault(stated, []).append(sizes)
            if 4 * list(standing.values()).count(stated) < 3 * len(self.issuers):
                continue
            follows = [way for way in read[stated] if (self.set_of(way)["count"], self.set_of(way)["root"]) == stated]
            if not follows and all(self.clock.lacking(way) == 0 for way in read[stated]):
                continue
            final = follows[0] if follows else sizes
            made = {"sizes": final, "final": date, "struck": sorted(struck), "proven": bool(follows)}
            return {**self.set_of(final), **made}
        own = self.clock.sizes_by(min(until, self.now))
        return {**self.set_of(own), "sizes": own, "final": None, "struck": sorted(struck), "proven": False}

    # Who speaks

    def first_holds(self, one):
        for group in self.c["groups"]:
            if group["slug"] == one["group"]:
                moduli = [modulus for _, modulus in group["issuers"]]
                return credential.holds(self.id, one["group"], one["author"], moduli, one["signatures"])
        return False

    def issued_by(self, issuances):
        opens = self.c["rounds"][0][0]
        issued = {}
        for group in self.c["groups"]:
            for key, _ in group["issuers"]:
                entries = set()
                for one in issuances:
                    if (one["author"], one["group"]) == (key, group["slug"]) and self.clock.by(one["id"], opens):
                        for first, last in one["ranges"]:
                            entries.update(range(first, min(last + 1, group["roll"])))
                issued[key] = len(entries)
        return issued

    def voices(self, sizes):
        names = [group["slug"] for group in self.c["groups"]]
        voices = {}
        for one in self.book:
            if self.clock.within(one["id"], sizes):
                voices.setdefault(one["author"], names.index(one["group"]))
        return dict(sorted(voices.items()))

    def groups(self, voices, said):
        made, forged = [], 0
        for at, group in enumerate(self.c["groups"]):
            seen = list(voices.values()).count(at)
            issued = [(key, said[key]) for key, _ in group["issuers"]]
            most = max(n for _, n in issued)
            people = max(most, seen)
            quorum = max(self.c["least"], -(-people // self.c["part"]))
            marked = [key for key, n in issued if n < seen]
            made.append({"voices": seen, "people": people, "quorum": quorum, "marked": marked})
            forged += max(0, seen - most)
        return made, forged

    def in_time(self, stage, voices):
        return [
            one
            for at, closing in enumerate(self.closings[: stage + 1])
            for one in (closing["ballots"] if closing else [])
            if one["stage"] == at
            and one["author"] in voices
            and (self.clock.date(one["id"]) or 0) > self.c["issuance"][1]
        ]

    # The text

    def places(self, voices, start, alternatives, stands):
        founded = self.clock.date(self.id)
        sites, roots = {}, []
        for at, (name, text) in enumerate(self.c["passages"]):
            one = sha(b"commonwall/passage/1", bytes.fromhex(self.id), name.encode())
            site = {"id": one, "slug": name, "after": None, "half": at % 2, "inserted": []}
            site["wordings"] = [self.wording(one, text, founded)]
            sites[name] = site
            roots.append(site)

        def site_of(target):
            if target in sites:
                return sites[target]
            opener = alternatives.get(target)
            if opener is None or opener["place"] != "insert" or not self.clock.by(target, start):
                return None
            before = site_of(opener["target"])
            if before is None:
                return None
            site = {"id": target, "slug": None, "after": before["id"], "half": before["half"]}
            site |= {"inserted": [], "wordings": [], "date": self.clock.date(target), "lot": self.lot(target)}
            sites[target] = site
            before["inserted"].append(site)
            return site

        for one, made in sorted(alternatives.items()):
            if not self.clock.by(one, start):
                continue
            behind = {
                voices[key] for key, since, until in stands.get(one, []) if key in voices and since <= start < until
            }
            if len(behind) < self.c["sponsors"]:
                continue
            site = site_of(one if made["place"] == "insert" else made["target"])
            if site is not None:
                site["wordings"].append(self.wording(one, made["text"], self.clock.date(one)))

        order = []

        def visit(site):
            if site["wordings"]:
                order.append(site)
            for inner in sorted(site["inserted"], key=lambda other: (other["date"], other["lot"])):
                visit(inner)

        for site in roots:
            visit(site)
        return order

    def lot(self, one):
        return sha(bytes.fromhex(self.id), bytes.fromhex(one))

    def wording(self, one, text, date):
        return {"id": one, "text": text, "date": date, "lot": self.lot(one)}

    # Counting and judging

    def judge_stage(self, stage, start, until, closing):
        voices = self.voices(closing["sizes"])
        groups, forged = self.groups(voices, self.issued_by(closing["issuances"]))
        stands = self.spans_of(closing)
        document = hash_of(
            {
                "assembly": self.id,
                "document": 1,
                "passages": [[one["id"], one.get("adopted", "")] for one in self.passages],
            }
        )
        counting = self.in_time(stage, voices)
        ballots = {}
        for one in counting:
            before = ballots.get(one["author"])
            if before is None or (-one["counter"], one["id"]) < (-before["counter"], before["id"]):
                ballots[one["author"]] = one
        whole = stage == self.last
        if whole:
            places = [{"id": document, "half": 0, "wordings": [self.wording(document, None, 0)]}]
            unsponsored = {document}
        else:
            places = self.places(voices, start, closing["alternatives"], stands)
            unsponsored = {place["id"] for place in places if place["slug"] is not None}
        count = Count(self, voices, ballots, places, counting, unsponsored, stands, until, whole)
        made = {"kind": self.kind(stage), "notHeld": 0, "struck": closing["struck"], "records": closing["count"]}
        ended = "provisional" if self.now > until else "open"
        made["status"] = ended if closing["final"] is None else "final"
        made |= {"root": closing["root"], "groups": groups, "forged": forged, "passages": []}
        if closing["final"] is not None:
            made["finalAt"] = closing["final"]
        if whole:
            made["document"] = self.judge_document(document, count, groups, forged)
        else:
            self.passages = [self.judge_place(place, count, groups, forged) for place in places]
            made["passages"] = self.passages
        return made

    def short(self, tally, quorum):
        S, O, R = tally
        return {
            "support": max(0, self.c["ratio"] * O + 1 - S),
            "quorum": max(0, quorum - S),
            "red": max(0, R - (max(1, S) - 1) // self.c["red"]),
        }

    def consents(self, tally, quorum):
        return not any(self.short(tally, quorum).values())

    def wording_state(self, wording, count, groups, away, binding):
        tallies, thirds = count.groups(wording["id"]), count.thirds(wording["id"])
        quorums = [group["quorum"] for group in groups]
        consent = [self.consents(*pair) for pair in zip(tallies, quorums)]
        bound = thirds if binding else []
        bridged = all(S + O == 0 or S >= O + 1 for S, O in bound)
        margin = 0
        present = [at for at in range(len(groups)) if at not in away]
        if all(consent) and bridged:
            level = "full consensus" if all(O == 0 for _, O, _ in tallies) else "consensus"
            limits = [S - self.c["ratio"] * O - 1 for S, O, _ in tallies]
            limits += [S - quorum for (S, _, _), quorum in zip(tallies, quorums)]
            limits += [S - self.c["red"] * R - 1 for S, _, R in tallies if R > 0]
            limits += [S - O - 1 for S, O in bound if S + O > 0]
            margin = min(limits)
        elif away and len(present) > 1 and all(consent[at] for at in present) and bridged:
            level = "consensus of participating groups"
        elif any(S + O < quorum for (S, O, _), quorum in zip(tallies, quorums)):
            level = "not enough voices"
        elif all(S > O for S, O, _ in tallies) or sum(consent) >= len(groups) - 1:
            level = "strong support, significant opposition"
        else:
            level = "divergence"
        return without_none(
            id=wording["id"],
            text=wording["text"],
            level=level,
            margin=margin,
            groups=[
                {"S": t[0], "O": t[1], "R": t[2], "short": self.short(t, quorum)} for t, quorum in zip(tallies, quorums)
            ],
            thirds=[{"S": S, "O": O, "short": O + 1 - S if S + O > 0 and S < O + 1 else 0} for S, O in thirds],
            reasons=count.reasons(wording["id"]),
        )

    def judge_place(self, place, count, groups, forged):
        one = place["id"]
        turnout = count.turnout(place)
        away = []
        for at, group in enumerate(groups):
            if turnout[at] < group["quorum"]:
                self.missed[one, at] = self.missed.get((one, at), 0) + 1
                if self.missed[one, at] >= 2:
                    away.append(at)
        patience = self.suspended.get(one, 0) >= self.c["patience"]

        def vector(wording):
            pairs = [(S, O) for S, O, _ in count.groups(wording["id"])] + list(count.thirds(wording["id"]))
            return sorted(Fraction(S + 1, S + O + 2) for S, O in pairs)

        def prefer(a, b):
            for mine, theirs in zip(vector(a), vector(b)):
                if mine != theirs:
                    return -1 if mine > theirs else 1
            return -1 if (a["date"], a["lot"]) < (b["date"], b["lot"]) else 1

        ordered = sorted(place["wordings"], key=cmp_to_key(prefer))
        adopted, bridged, some = None, False, False
        for wording in ordered:
            tallies = count.groups(wording["id"])
            if not all(self.consents(t, group["quorum"]) for t, group in zip(tallies, groups)):
                continue
            some = True
            free = all(S + O == 0 or S >= O + 1 for S, O in count.thirds(wording["id"]))
            if adopted is None and (free or patience):
                adopted, bridged = wording["id"], free
        states = [self.wording_state(wording, count, groups, away, not patience) for wording in ordered]
        suspended = adopted is None and some
        if suspended:
            self.suspended[one] = self.suspended.get(one, 0) + 1
        margin = next((state["margin"] for state in states if state["id"] == adopted), 0)
        contested = adopted is not None and margin < forged
        settled = adopted is not None and not contested
        return without_none(
            id=one,
            slug=place["slug"],
            after=place["after"],
            state="closed" if settled else "bracketed" if any(turnout) else "open",
            adopted=adopted if settled else None,
            suspended=suspended,
            reserved=adopted is not None and not bridged,
            contested=contested,
            away=away,
            wordings=states,
        )

    def judge_document(self, document, count, groups, forged):
        wording = self.wording_state({"id": document, "text": None}, count, groups, [], False)
        consented = wording["level"] in ("full consensus", "consensus")
        contested = consented and wording["margin"] < forged
        return {"id": document, "agreed": consented and not contested, "contested": contested, "wording": wording}


class Count:
    """One stage: heads by wording, group and third."""

    def __init__(self, assembly, voices, ballots, places, counting, unsponsored, stands, until, whole):
        self.size = len(assembly.c["groups"])
        self.place_of = {wording["id"]: place for place in places for wording in place["wordings"]}
        self.answers = {}
        for one in counting:
            for on, reason, text in one["replies"]:
                signed = any(
                    key == one["author"] and since <= until for key, since, _ in stands.get(on, [])
                )
                if on in unsponsored or signed:
                    date = assembly.clock.date(one["id"])
                    self.answers.setdefault((on, reason), []).append((date, text))
        self.tallies, self.cited, self.spoke = {}, {}, {}
        for key, group in voices.items():
            one = ballots.get(key)
            if one is None:
                continue
            date = assembly.clock.date(one["id"])
            for on, value, reason in one["positions"]:
                place = self.place_of.get(on)
                if place is None:
                    continue
                self.spoke.setdefault((place["id"], group), set()).add(key)
                tally = self.tallies.setdefault(on, [[0, 0, 0] for _ in range(self.size)])[group]
                if value > 0:
                    tally[0] += 1
                    continue
                tally[1] += 1
                lapses = value == -2 and any(
                    said <= until - assembly.c["silence"] and date <= said
                    for said, _ in self.answers.get((on, reason), [])
                )
                stands = value == -2 and not lapses
                tally[2] += stands
                if reason:
                    cited = self.cited.setdefault(on, {}).setdefault((group, reason), [0, 0, 0])
                    cited[0] += 1
                    cited[1] += stands
                    cited[2] += lapses
        self.by_third = {}
        if not whole:
            self.ask_axis(assembly, voices, ballots, places)

    def ask_axis(self, assembly, voices, ballots, places):
        number = {place["id"]: at for at, place in enumerate(places)}
        people = []
        for key, group in voices.items():
            sums = {}
            for on, value, _ in ballots[key]["positions"] if key in ballots else []:
                if on in self.place_of:
                    at = number[self.place_of[on]["id"]]
                    total, n = sums.get(at, (0, 0))
                    sums[at] = (total + value, n + 1)
            people.append((key, group, [(at, total, n) for at, (total, n) in sums.items()]))
        columns = [{"id": place["id"], "half": place["half"]} for place in places]
        vector = {"columns": columns, "people": people, "least": assembly.c["people"]}
        halves = [axis.thirds_of(vector, half) for half in (0, 1)]
        for place in places:
            drawn = halves[1 - place["half"]]
            for wording in place["wordings"] if drawn else []:
                self.by_third[wording["id"]] = [[0, 0], [0, 0], [0, 0]]
        for (key, _, _), at in zip(people, range(len(people))):
            for on, value, _ in ballots[key]["positions"] if key in ballots else []:
                if on not in self.by_third:
                    continue
                sign = halves[1 - self.place_of[on]["half"]][0][at]
                if sign != "-":
                    self.by_third[on][int(sign)][0 if value > 0 else 1] += 1

    def groups(self, on):
        return [tuple(tally) for tally in self.tallies.get(on, [[0, 0, 0]] * self.size)]

    def thirds(self, on):
        return [tuple(pair) for pair in self.by_third.get(on, [])]

    def turnout(self, place):
        return [len(self.spoke.get((place["id"], group), ())) for group in range(self.size)]

    def reasons(self, on):
        made = []
        for (group, reason), (people, red, lapsed) in sorted(self.cited.get(on, {}).items()):
            answers = sorted({text for _, text in self.answers.get((on, reason), [])})
            made.append(
                {"group": group, "reason": reason, "people": people, "red": red, "lapsed": lapsed, "answers": answers}
            )
        return made


def outcome(constitution, state):
    """The outcome as data, or None while there is none."""
    last, whole = state["stages"][-2:]
    if last["status"] not in ("final", "provisional") or whole["status"] == "incomplete":
        return None
    names = [group["slug"] for group in constitution["groups"]]
    document = hash_of(
        {
            "assembly": state["assembly"],
            "document": 1,
            "passages": [[one["id"], one.get("adopted", "")] for one in last["passages"]],
        }
    )
    ended = whole["status"] in ("final", "provisional")
    final = last["status"] == "final" and (not ended or whole["status"] == "final")
    passages = []
    for one in last["passages"]:
        adopted = one.get("adopted")
        wordings = []
        for wording in one["wordings"]:
            if adopted not in (None, wording["id"]):
                continue
            wordings.append(
                without_none(
                    id=wording["id"],
                    text=wording.get("text"),
                    level=wording["level"],
                    margin=wording["margin"],
                    reserved=one["reserved"] and wording["id"] == adopted,
                    groups=[
                        {"group": names[at], "S": group["S"], "O": group["O"], "R": group["R"]}
                        for at, group in enumerate(wording["groups"])
                    ],
                    reservations=[{**reason, "group": names[reason["group"]]} for reason in wording["reasons"]],
                )
            )
        passages.append(
            without_none(id=one["id"], slug=one.get("slug"), after=one.get("after"), state=one["state"], wordings=wordings)
        )
    return {
        "assembly": state["assembly"],
        "document": document,
        "agreed": ("yes" if whole["document"]["agreed"] else "no") if ended else "open",
        "standing": "final" if final else "provisional",
        "passages": passages,
        "annex": [one["id"] for one in last["passages"] if one["state"] != "closed"],
    }
