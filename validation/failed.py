"""What the system refused, and what to do about it."""

from __future__ import annotations

import errno

_ADVICE = {
    errno.ENOSPC: "free some space on its disk",
    errno.EDQUOT: "free some of the space that you may use",
    errno.EFBIG: "allow files as large as that (ulimit -f)",
    errno.EROFS: "make that disk writable",
    errno.EACCES: "see to it that you may read and write there",
    errno.EPERM: "see to it that you may read and write there",
    errno.ENOENT: "see to it that it is there",
    errno.EISDIR: "move what stands there away",
    errno.ENOTDIR: "move what stands there away",
    errno.EEXIST: "move what stands there away",
    errno.ELOOP: "put what is meant in the place of the link",
    errno.EMFILE: "close other programs, or allow more open files (ulimit -n)",
    errno.ENFILE: "close other programs",
    errno.ENOMEM: "close other programs",
    errno.EPIPE: "let its reader take all of it",
    errno.EIO: "look after that disk",
}


def told(error: OSError) -> str:
    """The file, what is wrong with it, and how to go on."""
    name = error.filename2 or error.filename
    where = f"{name}: " if name else ""
    advice = _ADVICE.get(error.errno or 0, "mend that")
    return f"{where}{error.strerror or error}; {advice}, then run this again"
