"""Files in pieces for a machine that is reached by small parcels only: xz-compressed tar, cut to size.

    /usr/bin/python3 training/travel.py pack /tmp/train/data parcels --piece 34      # parcels/part-000 …, 34 MiB each
    python3 training/travel.py unpack /tmp/parcels /tmp/data

Pieces may arrive one after another; `unpack` wants them all in one folder. See "A day with a GPU" in the README.
"""

import argparse
import contextlib
import os
import tarfile

MIB = 1 << 20


class Pieces:
    """A writable stream that is cut into FOLDER/part-000, part-001 … of at most `size` bytes."""

    def __init__(self, folder, size):
        os.makedirs(folder, exist_ok=True)
        self.folder, self.size, self.count, self.file, self.room = folder, size, 0, None, 0

    def write(self, block):
        view = memoryview(block)
        while len(view):
            if not self.room:
                self.close()
                self.file = open(os.path.join(self.folder, f"part-{self.count:03}"), "wb")
                self.count, self.room = self.count + 1, self.size
            taken = self.file.write(view[: self.room])
            view, self.room = view[taken:], self.room - taken
        return len(block)

    def close(self):
        if self.file:
            self.file.close()


class Joined:
    """The parts of a folder, in order, as one readable stream."""

    def __init__(self, folder):
        names = sorted(name for name in os.listdir(folder) if name.startswith("part-"))
        if [int(name[5:]) for name in names] != list(range(len(names))) or not names:
            raise FileNotFoundError(f"{folder} lacks a part (found: {', '.join(names) or 'none'}). Send it again.")
        self.paths, self.file = [os.path.join(folder, name) for name in names], None

    def read(self, size):
        while True:
            if self.file is None:
                if not self.paths:
                    return b""
                self.file = open(self.paths.pop(0), "rb")
            block = self.file.read(size)
            if block:
                return block
            self.file.close()
            self.file = None


def pack(source, target, piece):
    """Write a file, or a folder's files, to TARGET/part-…, each at most `piece` bytes; return how many."""
    names = sorted(os.listdir(source)) if os.path.isdir(source) else [""]
    with contextlib.closing(Pieces(target, piece)) as pieces:
        with tarfile.open(fileobj=pieces, mode="w|xz") as tar:
            for name in names:
                tar.add(os.path.join(source, name) if name else source, name or os.path.basename(source))
    return pieces.count


def unpack(source, target):
    """The opposite of `pack`. Throws FileNotFoundError when a part is missing, LZMAError when one is broken."""
    with tarfile.open(fileobj=Joined(source), mode="r|xz") as tar:
        tar.extractall(target, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("pack", "unpack"))
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--piece", type=float, default=34, help="MiB a piece")
    args = parser.parse_args()
    if args.what == "pack":
        print(pack(args.source, args.target, int(args.piece * MIB)), "pieces in", args.target)
    else:
        unpack(args.source, args.target)
