"""`python -m tests.dependency_audit`: known holes in what is installed, as pip-audit finds them.

Exit code 1 when there is one. Where nobody can be asked, it says so and is content: a check that only works with the
network must not stop work without it.
"""

import json
import subprocess
import sys

COMMAND = (
    sys.executable,
    "-m",
    "pip_audit",
    "--local",
    "--format",
    "json",
    "--progress-spinner",
    "off",
    "--timeout",
    "10",
)
SECONDS = 120


def found(answer: str) -> tuple[list[str], int]:
    """Holes in words, and how many packages were asked about; 0 when the index knew none of them."""
    packages = json.loads(answer)["dependencies"]
    holes = [
        f"{package['name']} {package['version']}: {hole['id']} (rättat i {', '.join(hole['fix_versions']) or 'ingen'})"
        for package in packages
        for hole in package.get("vulns", [])
    ]
    return holes, sum("vulns" in package for package in packages)


def main() -> int:
    try:
        done = subprocess.run(COMMAND, capture_output=True, text=True, timeout=SECONDS, check=False)
        holes, n_asked = found(done.stdout)
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        holes, n_asked = [], 0
    if not n_asked:
        print("Beroenden: indexet gick inte att fråga om kända hål. Kör make check igen där det går att nå.")
        return 0
    print(*holes or [f"Beroenden: inga kända hål i {n_asked} paket."], sep="\n")
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main())
