"""Items that share a key, without comparing all with all: what pairs are made of."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from hashlib import blake2b

import numpy as np

# Entries whose numbers are made objects at once.
_AT_ONCE = 100_000


class Blocks:
    """Items by the keys that they have. A key is kept as a checksum of 64 bits: a pile of a hundred thousand articles
    has millions, most of them of one item only."""

    def __init__(self) -> None:
        self.keys = array("Q")
        self.items = array("I")

    def add(self, item: int, *key: str) -> None:
        """Puts `item` into the block of `key`. Items are added in order of their numbers."""
        digest = blake2b("\x1f".join(key).encode("utf-8", "replace"), digest_size=8).digest()
        self.keys.append(int.from_bytes(digest, "big"))
        self.items.append(item)

    def earlier(self, largest: int) -> Iterator[tuple[int, list[int]]]:
        """Each item with the items before it that share a block of no more than `largest` items, in order."""
        keys, items = np.frombuffer(self.keys, np.uint64), np.frombuffer(self.items, np.uint32)
        if not len(keys):
            return
        by_key = np.argsort(keys, kind="stable")
        keys, items = keys[by_key], items[by_key]
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        sizes = np.diff(np.r_[starts, len(keys)])
        opens = np.repeat(starts, sizes)  # for each entry where its block starts
        position = np.arange(len(keys))
        paired = np.flatnonzero((np.repeat(sizes, sizes) <= largest) & (position > opens))
        paired = paired[np.argsort(items[paired], kind="stable")]
        members = array("I", items.tobytes())
        current, found = -1, set[int]()
        for at in range(0, len(paired), _AT_ONCE):
            part = paired[at : at + _AT_ONCE]
            for item, start, end in zip(items[part].tolist(), opens[part].tolist(), part.tolist(), strict=True):
                if item != current:
                    if found:
                        yield current, sorted(found)
                    current, found = item, set()
                found.update(members[start:end])
                found.discard(item)
        if found:
            yield current, sorted(found)
