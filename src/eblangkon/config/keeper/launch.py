"""`python -m eblangkon.config.keeper.launch UID GID SEARCH PARENT PROGRAM ...`: become that user, then that program.

The program gets SIGINT when its parent dies. SEARCH is 1 when the user cannot walk to its own folders because a
folder above them is closed (root's home, say). Opening that folder would open it to everybody; instead this one
program keeps root's ability to pass folders, and nothing else of root's.
"""

import ctypes
import os
import signal
import struct
import sys
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
CAPABILITY_VERSION_3 = 0x20080522
LIBC = ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments: object) -> None:
    if getattr(LIBC, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _passing_folders() -> int:
    """The smallest capability at hand that passes closed folders: containers often lack the smaller one."""
    status = Path("/proc/self/status").read_text()
    permitted = int(status.partition("CapPrm:")[2].split()[0], 16)
    return CAP_DAC_READ_SEARCH if permitted >> CAP_DAC_READ_SEARCH & 1 else CAP_DAC_OVERRIDE


def _become(uid: int, gid: int, *, search: bool) -> None:
    if search:
        capability = _passing_folders()
        _call("prctl", PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
    if search:
        bit = 1 << capability
        _call("capset", struct.pack("Ii", CAPABILITY_VERSION_3, 0), struct.pack("6I", 0, bit, bit, 0, 0, 0))
        _call("prctl", PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0)


def main() -> None:
    uid, gid, search, parent = (int(word) for word in sys.argv[1:5])
    program, arguments = sys.argv[5], sys.argv[5:]
    if os.geteuid() == 0:
        _become(uid, gid, search=bool(search))
    os.umask(0o077)
    _call("prctl", PR_SET_PDEATHSIG, int(signal.SIGINT), 0, 0, 0)  # after setuid, which would clear it
    if os.getppid() != parent:
        sys.exit("the parent has died")
    path = os.environ.get("PATH", os.defpath)
    os.execve(program, arguments, {"PATH": path, "LC_ALL": "C", "TZ": "UTC"})  # noqa: S606  the point of this file


if __name__ == "__main__":
    main()
