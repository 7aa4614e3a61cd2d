"""The axis of an assembly (docs/protocol/axis.md) in Python's standard library, written from that page alone.

    python3 axis.py FILE…           compares the result of each vector with what both implementations wrote
    python3 axis.py --made FILE…    writes this implementation's hash into each vector
"""

import hashlib
import json
import math
import sys


def rescale(values, limit):
    most = max((abs(value) for value in values), default=0)
    if most == 0:
        return None
    divisor = 1
    while most >= limit * divisor:
        divisor *= 2
    factor = 1
    while most * factor * 2 < limit:
        factor *= 2
    return [value * factor // divisor for value in values]


def start_vector(ids, component):
    numbers = []
    for one in ids:
        digest = hashlib.sha256(b"commonwall/axis/1" + bytes([component]) + bytes.fromhex(one)).digest()
        numbers.append((int.from_bytes(digest[:4], "big") >> 11) - 2**20)
    return numbers


class Table:
    """Rows of (column, value) for the people placed, with their weights."""

    def __init__(self, vector, used):
        columns = [at for at, column in enumerate(vector["columns"]) if used(column)]
        number = {at: place for place, at in enumerate(columns)}
        self.ids = [vector["columns"][at]["id"] for at in columns]
        least = min(7, -(-len(columns) // 2))
        self.people, self.rows, groups = [], [], []
        for person, (_, group, positions) in enumerate(vector["people"]):
            row = [(number[at], 256 * total // count) for at, total, count in positions if at in number]
            if row and len(row) >= least:
                self.people.append(person)
                self.rows.append(row)
                groups.append(group)
        sizes = {group: groups.count(group) for group in set(groups)}
        smallest = min(sizes.values(), default=0)
        self.weights = [max(1, 64 * smallest // sizes[group]) for group in groups]
        sums, totals = [0] * len(columns), [0] * len(columns)
        for row, weight in zip(self.rows, self.weights):
            for at, value in row:
                sums[at] += weight * value
                totals[at] += weight
        means = [total and one // total for one, total in zip(sums, totals)]
        self.rows = [[(at, value - means[at]) for at, value in row] for row in self.rows]

    def scores(self, axis):
        return [sum(value * axis[at] for at, value in row) for row in self.rows]

    def column_sums(self, scores):
        sums = [0] * len(self.ids)
        for row, weight, score in zip(self.rows, self.weights, scores):
            for at, value in row:
                sums[at] += value * weight * score
        return sums

    def axis(self, component=0, main=None):
        bits = min(18, 37 - len(self.people).bit_length())
        axis = rescale(start_vector(self.ids, component), 2**20)
        if axis is None:
            return None
        for _ in range(40):
            if main is not None:
                axis = rescale(take_out(axis, main), 2**20)
                if axis is None:
                    return None
            scores = rescale(self.scores(axis), 2**bits)
            if scores is None:
                return None
            following = rescale(self.column_sums(scores), 2**20)
            if following is None:
                return None
            settled = all(abs(a - b) <= 1 for a, b in zip(axis, following))
            axis = following
            if settled:
                break
        pick = min(range(len(axis)), key=lambda at: (-abs(axis[at]), self.ids[at]))
        return [-value for value in axis] if axis[pick] < 0 else axis

    def places(self, axis):
        unit = 2**16
        return [
            score // unit * math.isqrt(unit * len(self.ids) // len(row))
            for score, row in zip(self.scores(axis), self.rows)
        ]


def take_out(axis, other):
    square = sum(b * b for b in other)
    if square == 0:
        return axis
    part = 2**20 * sum(a * b for a, b in zip(axis, other)) // square
    return [a - part * b // 2**20 for a, b in zip(axis, other)]


def thirds_of(vector, half):
    table = Table(vector, lambda column: column["half"] == half)
    axis = table.axis() if len(table.people) >= vector["least"] else None
    if axis is None:
        return False
    places = table.places(axis)
    total, before, signs = sum(table.weights), 0, ["-"] * len(vector["people"])
    for row in sorted(range(len(places)), key=lambda row: (places[row], row)):
        signs[table.people[row]] = str(3 * before // total)
        before += table.weights[row]
    return ["".join(signs), axis, places]


def map_of(vector):
    table = Table(vector, lambda column: True)
    main = table.axis()
    if main is None:
        return False
    second = table.axis(1, main)
    xs = table.places(main)
    ys = [0] * len(xs) if second is None else table.places(second)
    divisor = 1
    while max(abs(value) for value in xs + ys) >= 2**20 * divisor:
        divisor *= 2
    xs, ys = [x // divisor for x in xs], [y // divisor for y in ys]
    if len(xs) < 4:
        return [xs, ys, False, False]
    found = [k_means(xs, ys, k) for k in (2, 3, 4, 5)]
    best = max(separation for _, separation in found)
    labels, separation = next(one for one in found if one[1] >= best - 1311)
    signs = ["-"] * len(vector["people"])
    for person, label in zip(table.people, labels):
        signs[person] = str(label)
    return [xs, ys, "".join(signs), separation]


def k_means(xs, ys, k):
    n = len(xs)

    def away(i, centre):
        return (xs[i] - centre[0]) ** 2 + (ys[i] - centre[1]) ** 2

    along = sorted(range(n), key=lambda i: (xs[i], i))
    centres = [(xs[i], ys[i]) for i in (along[n // 20], along[19 * (n - 1) // 20])]
    while len(centres) < k:
        far = sorted(range(n), key=lambda i: (-min(away(i, centre) for centre in centres), i))
        centres.append((xs[far[n // 20]], ys[far[n // 20]]))
    labels = [-1] * n
    for _ in range(50):
        following = [min(range(k), key=lambda c: (away(i, centres[c]), c)) for i in range(n)]
        moved = following != labels
        labels = following
        for c in range(k):
            mine = [i for i in range(n) if labels[i] == c]
            if mine:
                centres[c] = (sum(xs[i] for i in mine) // len(mine), sum(ys[i] for i in mine) // len(mine))
        if not moved:
            break
    total = 0
    for i in range(n):
        roots = [math.isqrt(away(i, centre)) for centre in centres]
        own = roots[labels[i]]
        other = min(root for c, root in enumerate(roots) if c != labels[i])
        if max(own, other) > 0:
            total += 65536 * (other - own) // max(own, other)
    return labels, total // n


def result_of(vector):
    return [thirds_of(vector, 0), thirds_of(vector, 1), map_of(vector)]


def hash_of(result):
    return hashlib.sha256(json.dumps(result, separators=(",", ":")).encode()).hexdigest()


def write(path, document):
    lines = ",\n".join("    " + json.dumps(v, ensure_ascii=False, separators=(",", ":")) for v in document["vectors"])
    with open(path, "w", encoding="utf-8") as file:
        about = json.dumps(document["about"], ensure_ascii=False)
        file.write('{\n  "about": %s,\n  "vectors": [\n%s\n  ]\n}\n' % (about, lines))


def main(arguments):
    making = arguments[:1] == ["--made"]
    wrong = 0
    for path in arguments[1 if making else 0 :]:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        for vector in document["vectors"]:
            result = result_of(vector)
            made = hash_of(result)
            if making:
                vector.setdefault("made", {})["python"] = made
                continue
            halves = [half and half[0] for half in result[:2]]
            right = (
                vector["made"] == {"typescript": made, "python": made}
                and vector["expect"]["halves"] == halves
                and vector["expect"]["map"] == (result[2] and result[2][2])
            )
            wrong += not right
            print(("ok " if right else "WRONG ") + vector["name"])
        if making:
            write(path, document)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
