"""Assemblies (docs/protocol/assembly.md) in Python's standard library, written from that page alone.

    python3 assembly.py FILE…           compares each vector with what both implementations wrote
    python3 assembly.py --made FILE…    writes this implementation's hashes into each vector
    python3 assembly.py --invalid FILE… checks that every event is refused
    python3 assembly.py --show FILE…    shows the hashes that it comes to
"""

import json
import random
import sys

import fold
import record

SHUFFLES = 3


def view_of(vector, view):
    """What a copy holds at a wall time that lacks some bodies."""
    logs, known = {}, set()
    for log in vector["logs"]:
        dated = [(size, date) for size, date in log["dated"] if date <= view["at"]]
        length = max((size for size, _ in dated), default=0)
        ids = log["ids"][:length]
        known.update(ids)
        logs[log["key"]] = fold.Log(ids, length, dated)
    lacks = set(view["lacks"])
    events = [event for event in vector["events"] if event["id"] in known and event["id"] not in lacks]
    return events, logs, [one for one in view["lacks"] if one in known]


def hashes(vector, view, chance=None):
    events, logs, lacks = view_of(vector, view)
    if chance is not None:
        events = events + chance.sample(events, len(events) // 3)
        chance.shuffle(events)
    assembly = fold.Assembly(vector["constitution"], events, logs, lacks, view["at"])
    state = assembly.state()
    outcome = fold.outcome(assembly.c, state)
    made = {"state": fold.state_hash(state)}
    return made if outcome is None else {**made, "outcome": fold.hash_of(outcome)}


def right(vector, view):
    made = hashes(vector, view)
    chance = random.Random(view["at"])
    if any(hashes(vector, view, chance) != made for _ in range(SHUFFLES)):
        return False
    if not all(same_or_silent(vector, view, chance) for _ in range(SHUFFLES)):
        return False
    return view["made"] == {"typescript": made, "python": made}


def same_or_silent(vector, view, chance):
    """A copy that lacks some of it comes to the same, or says that it cannot tell."""

    def stages(lacks):
        events, logs, lacking = view_of(vector, {**view, "lacks": lacks})
        state = fold.Assembly(vector["constitution"], events, logs, lacking, view["at"]).state()
        return [(one["status"], fold.state_hash({"stages": [one]})) for one in state["stages"]]

    lost = [event["id"] for event in chance.sample(vector["events"], min(4, len(vector["events"])))]
    pairs = zip(stages(view["lacks"]), stages(view["lacks"] + lost))
    return all(part[0] == "incomplete" or part == whole for whole, part in pairs)


def write(path, document):
    """One event, one log and one view a line."""
    compact = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    listed = lambda values: "[\n" + ",\n".join("        " + compact(one) for one in values) + "\n      ]"
    vectors = []
    for vector in document["vectors"]:
        lines = ['"%s": %s' % (n, listed(v) if isinstance(v, list) else compact(v)) for n, v in vector.items()]
        vectors.append("    {\n      " + ",\n      ".join(lines) + "\n    }")
    with open(path, "w", encoding="utf-8") as file:
        about = json.dumps(document["about"], ensure_ascii=False)
        file.write('{\n  "about": %s,\n  "vectors": [\n%s\n  ]\n}\n' % (about, ",\n".join(vectors)))


def refused(event):
    parse = {4600: record.constitution, 4601: record.alternative, 4602: record.ballot}
    parse |= {4603: record.close, 4604: record.issuance}
    return event["kind"] not in parse or record.unless_refused(parse[event["kind"]], event) is None


def main(arguments):
    mode = arguments[0] if arguments[:1] in (["--made"], ["--invalid"], ["--show"]) else ""
    wrong = 0
    for path in arguments[1 if mode else 0 :]:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        for vector in document["vectors"]:
            if mode == "--invalid":
                ok = refused(vector["event"])
                wrong += not ok
                print(("ok " if ok else "WRONG ") + vector["why"])
                continue
            if any(record.event_id(event) != event["id"] for event in [vector["constitution"], *vector["events"]]):
                wrong += 1
                print("WRONG id in " + vector["name"])
            for view in vector["views"]:
                if mode == "--show":
                    for name, value in hashes(vector, view).items():
                        print(name.ljust(8) + value)
                    continue
                if mode == "--made":
                    view["made"]["python"] = hashes(vector, view)
                    continue
                ok = right(vector, view)
                wrong += not ok
                print(("ok " if ok else "WRONG ") + vector["name"] + ": " + view["name"])
        if mode == "--made":
            write(path, document)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
