"""Check that a journal holds an entry. Needs Python 3.11 and nothing else: python check.py proof.json

The proof is the file that the entry's page offers. Compare the line this prints with a head you got elsewhere:
the newspaper, a mail, a file you kept. If they agree, the entry stands in the journal as it stood then.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path


def root_of(proof: dict) -> bytes:
    """Walk from the entry up to the root, as RFC 9162, 2.1.3.2 says."""
    node = sha256(b"\x00" + proof["canonical"].encode()).digest()
    index, last = proof["position"], proof["head"]["size"] - 1
    for step in map(bytes.fromhex, proof["proof"]):
        if index % 2 or index == last:
            node = sha256(b"\x01" + step + node).digest()
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            node = sha256(b"\x01" + node + step).digest()
        index, last = index // 2, last // 2
    return node if last == 0 else b""


def link_of(head: dict) -> str:
    """Link the head to the one before it."""
    since = datetime.fromisoformat(head["at"]) - datetime(1970, 1, 1, tzinfo=UTC)
    time = (since // timedelta(microseconds=1)).to_bytes(8, "big")
    size, before, root = (
        head["size"].to_bytes(8, "big"),
        bytes.fromhex(head["previous"]),
        bytes.fromhex(head["root"]),
    )
    return sha256(b"\x02" + before + size + time + root).hexdigest()


def main() -> None:
    """Check one proof; exit with 1 where it does not hold."""
    proof = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    head = proof["head"]
    told = json.loads(proof["canonical"]) == proof["entry"]
    if not told or root_of(proof).hex() != head["root"] or link_of(head) != head["link"]:
        sys.exit("NO: this entry does not stand under this head")
    print(f"{head['size']}:{head['link']}")


if __name__ == "__main__":
    main()
