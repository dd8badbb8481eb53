#!/usr/bin/env python3
"""Checks a bundle of Arengo without Arengo: every hash, every signature, every count.

    python3 verify_bundle.py bundle.zip [KEY]

KEY: the house's public key in hex, as you know it from elsewhere. Plain Python 3. Ends with 0 when all holds."""
import hashlib, json, sys, zipfile

faults = []

# Ed25519 (RFC 8032): points are (X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z.
P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

def add(a, b):
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        total = add(total, point) if n & 1 else total
        point, n = add(point, point), n >> 1
    return total

def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P:
        raise ValueError("not a point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def is_signed(text, signature, key):
    try:
        signature, key = bytes.fromhex(signature), bytes.fromhex(key)
        s, r, a = int.from_bytes(signature[32:], "little"), point_of(signature[:32]), point_of(key)
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % Q
    left, right = times(s, BASE), add(r, times(h, a))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1)) and len(signature) == 64 and s < Q

def sha256_of_parts(*parts):
    parts = [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()

def canonical(value):  # RFC 8785, for text, whole numbers, booleans, lists and objects with ASCII names
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

def lines(bundle, name):
    return map(json.loads, bundle.open(name))

def check_files(bundle, manifest):
    text, seal = sha256_of_parts("arengo bundle", bundle.read("manifest.json")), bundle.read("seal.txt").decode()
    if not is_signed(text, seal.strip(), manifest["public_key"]):
        faults.append("manifest.json is not the one that the key sealed")
    listed = {file["name"]: file["sha256"] for file in manifest["files"]}
    for name, digest in listed.items():
        if name not in bundle.namelist():
            faults.append(f"{name} is missing")
        elif hashlib.sha256(bundle.read(name)).hexdigest() != digest:
            faults.append(f"{name} is not the file that was packed: its SHA-256 is another")
    known, names = {*listed, "manifest.json", "seal.txt"}, bundle.namelist()
    for name in (n for i, n in enumerate(names) if n not in known or n in names[:i]):
        faults.append(f"{name} was added: the manifest does not name it")

class Record:
    """What the events add up to: proposals and comments by id, the newest votes of each proposal."""

    def __init__(self, moderated):
        self.moderated, self.proposals, self.comments, self.votes, self.plans = moderated, {}, {}, {}, {}
        self.hashes, self.last, self.hash = {}, 0, bytes(32)

    def step(self, event):
        seq, previous, digest = event["seq"], bytes.fromhex(event["previous"]), bytes.fromhex(event["digest"])
        name, payload = f"event {seq}", event.get("payload")
        if seq > self.last + 1:
            faults.append(f"event {self.last + 1} is missing: {name} follows {self.last}")
        elif seq <= self.last:
            faults.append(f"{name} is out of its place: it stands after {self.last}")
        elif previous != self.hash:
            faults.append(f"{name} does not follow the one before it: its previous hash is another")
        if payload is not None and sha256_of_parts(bytes.fromhex(event["salt"]), canonical(payload)) != digest:
            faults.append(f"{name}: its content is not the one that was received")
        place = sha256_of_parts(previous, str(seq), event["at"], event["topic"], event["kind"], digest)
        if place.hex() != event["hash"]:
            faults.append(f"{name}: place, time or content do not have this hash")
        self.last, self.hash, self.hashes[seq] = seq, bytes.fromhex(event["hash"]), event["hash"]
        if payload is not None:
            self.take(event["kind"], payload, seq)

    def take(self, kind, p, seq):
        known = self.proposals.get(p.get("proposal_id"), {})
        if kind == "proposal_submitted":
            shown = p["consultation_id"] not in self.moderated
            self.proposals[p["proposal_id"]] = dict(p, bodies=set(), shown=shown, hidden=False, withdrawn=False)
        elif kind == "proposal_edited":
            known.update({k: p.get(k) for k in ("title", "body", "suggested_text")})
        elif kind in ("vote_cast", "vote_withdrawn"):
            step = sum(p["tally"].values()) - sum(self.votes.get(p["proposal_id"], {}).values())
            if step not in ((0, 1) if kind == "vote_cast" else (-1,)):
                faults.append(f"event {seq}: one vote moves the tally by {step}; a vote before it is missing")
            self.votes[p["proposal_id"]] = p["tally"]
        elif kind in ("proposal_endorsed", "endorsement_withdrawn"):
            getattr(known.get("bodies", set()), "add" if kind[0] == "p" else "discard")(p["organisation_id"])
        elif kind == "organisations_merged":  # who stood behind a proposal as both stands there once
            for bodies in (q["bodies"] for q in self.proposals.values() if p["organisation_id"] in q["bodies"]):
                bodies.symmetric_difference_update({p["organisation_id"]} | {p["into"]} - bodies)
        elif kind == "comment_added":
            self.comments[p["comment_id"]] = dict(p, hidden=False)
        elif kind == "comment_taken_back":
            self.comments.pop(p["comment_id"], None)
        elif kind in ("comment_hidden", "comment_restored", "proposal_hidden", "proposal_restored"):
            (self.comments.get(p["comment_id"], {}) if kind[0] == "c" else known).update(hidden=kind.endswith("hidden"))
        elif kind in ("proposal_published", "proposal_returned", "proposal_withdrawn"):
            known.update({"withdrawn": True} if kind == "proposal_withdrawn" else {"shown": kind.endswith("published")})
        elif kind in ("consultation_added", "consultation_changed") and "moderation" in p:
            getattr(self.moderated, "add" if p["moderation"] == "before" else "discard")(p["consultation_id"])
        elif kind in ("version_published", "version_finalised"):
            self.plans[p["plan_id"], p["version"]] = p["text_digest"]

def compare(what, told, counted):
    for field, value in counted.items():
        if told.get(field) != value:
            faults.append(f"{what}: {field} are {told.get(field)}, and the record has {value}")

def check_texts(bundle, record, public):
    words = lambda p: [p.get(k) for k in ("title", "body", "suggested_text")]
    texts = {t["proposal_id"]: words(t) for t in lines(bundle, "texts/proposals.jsonl")}
    for number in sorted(texts.keys() | public.keys()):
        if number not in public or texts.get(number) != words(public[number]):
            faults.append(f"the text of proposal {number} is not the one that is public in the record")
    said = {c["comment_id"]: c["body"] for c in lines(bundle, "texts/comments.jsonl")}
    real = {i: c["body"] for i, c in record.comments.items() if not c["hidden"] and c["proposal_id"] in public}
    for number in sorted(said.keys() | real.keys()):
        if said.get(number) != real.get(number):
            faults.append(f"the text of comment {number} is not the one that is public in the record")
    for name in (n for n in bundle.namelist() if n.startswith("texts/plan-")):
        plan = json.loads(bundle.read(name))
        text = [[n[k] for k in ("level", "number", "title", "short_title", "body")] for n in plan["nodes"]]
        if record.plans.get((plan["plan_id"], plan["version"])) != hashlib.sha256(canonical(text).encode()).hexdigest():
            faults.append(f"{name} is not the text that was published")
    return [record.comments[i]["proposal_id"] for i in real]

def check_tallies(record, public, commented, tallies):
    told = {t["proposal_id"]: t for t in tallies if "proposal_id" in t}
    sums = {t["consultation_id"]: {"proposals": 0, "comments": 0, "endorsements": 0, "votes": {}} for t in tallies}
    comments = {number: 0 for number in public}
    for number in commented:
        comments[number] += 1
    for number, p in public.items():
        counted = {"comments": comments[number], "endorsements": len(p["bodies"]), "withdrawn": p["withdrawn"]}
        counted["votes"], total = record.votes.get(number, {}), sums[p["consultation_id"]]
        compare(f"proposal {number}", told.pop(number, {}), counted)
        for what in ("proposals", "comments", "endorsements"):
            total[what] += counted.get(what, 1)
        both = total["votes"], counted["votes"]
        total["votes"] = {choice: sum(v.get(choice, 0) for v in both) for choice in both[0] | both[1]}
    for tally in (t for t in tallies if "proposal_id" not in t):
        compare(f"consultation {tally['consultation_id']}", tally, sums[tally["consultation_id"]])
    faults.extend(f"there is a tally of proposal {number}, which is not public in the record" for number in told)
    return sum(sum(total["votes"].values()) for total in sums.values())

def check(path, known_key=None):
    with zipfile.ZipFile(path) as bundle:
        manifest, tallies = json.loads(bundle.read("manifest.json")), list(lines(bundle, "tallies.jsonl"))
        key, head = manifest["public_key"], manifest["head"]
        check_files(bundle, manifest)
        record = Record({t["consultation_id"] for t in tallies if t.get("moderation") == "before"})
        for event in lines(bundle, "record.jsonl"):
            record.step(event)
        if (head["seq"], head["hash"]) != (record.last, record.hash.hex()):
            faults.append(f"the head is of event {head['seq']}, and not of the last one of this record, {record.last}")
        if known_key and known_key != key:
            faults.append(f"the head is signed by another key than the one you gave: {key}")
        for what, r in [("head", head)] + [("receipt", r) for r in lines(bundle, "receipts.jsonl")]:
            text = sha256_of_parts("arengo head", str(r["seq"]), bytes.fromhex(r["hash"]))
            if record.hashes.get(r["seq"]) != r["hash"] or not is_signed(text, r["signature"], key):
                faults.append(f"the {what} of event {r['seq']} is not signed by the key, or not of this record")
        here, known = {t["consultation_id"] for t in tallies}, record.proposals.items()
        public = {n: p for n, p in known if p["shown"] and not p["hidden"] and p["consultation_id"] in here}
        votes = check_tallies(record, public, check_texts(bundle, record, public), tallies)
        print(f"{manifest['process']['title']}: {len(record.hashes)} events, {len(public)} proposals, {votes} votes.")
        print(f"{'Signed' if faults else 'The bundle holds: every hash and every count. Signed'} by the key {key}")

if __name__ == "__main__":
    try:
        check(*sys.argv[1:3]) if sys.argv[1:] else sys.exit(__doc__)
    except Exception as broken:  # whatever it stumbles over, this is not what a house has packed
        faults.append(f"this is no whole bundle: {broken!r}")
    print(*(f"FAILS: {sentence}" for sentence in faults[:20]), sep="\n")
    sys.exit("The bundle does not hold." if faults else 0)
