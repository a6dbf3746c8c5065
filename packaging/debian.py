"""Makes the Debian package of the frozen app, with desktop entry, icon, MIME type and autostart entry.

python packaging/debian.py APP OUT VERSION
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parent
# What `needed.py` leaves to the system.
DEPENDS = (
    "libc6 (>= 2.36), zlib1g, libgl1, libegl1, libx11-6, libx11-xcb1, libxcb1, libxcb-glx0, libxcb-randr0, "
    "libxcb-render0, libxcb-shape0, libxcb-shm0, libxcb-sync1, libxcb-xfixes0, libxcb-xkb1, libwayland-client0, "
    "libwayland-cursor0, libwayland-egl1, libfontconfig1, fonts-dejavu-core | fonts-noto-core | fonts-liberation"
)
CONTROL = """\
Package: alcove
Version: {version}
Architecture: {architecture}
Maintainer: Alcove <alcove@localhost>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: libvulkan1, shared-mime-info, desktop-file-utils, xdg-utils
Section: utils
Priority: optional
Description: ask your own files, with exact citations
 Alcove watches the folders you point it at and answers with the exact words
 and where they stand: file, page, line. Everything runs on this computer, and
 nothing ever leaves it. It can be taught a task from a few dozen examples.
"""


def lay(app: Path, root: Path) -> None:
    """Puts every file where it belongs."""
    shutil.copytree(app, root / "usr/lib/alcove", symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/alcove").symlink_to("../lib/alcove/alcove")
    for origin, place in (
        (HERE / "linux/alcove.desktop", "usr/share/applications/alcove.desktop"),
        (HERE / "linux/autostart.desktop", "etc/xdg/autostart/alcove.desktop"),
        (HERE / "linux/alcove.xml", "usr/share/mime/packages/alcove.xml"),
        (HOUSE / "resources/icons/alcove.svg", "usr/share/icons/hicolor/scalable/apps/alcove.svg"),
        (HOUSE / "LICENSE", "usr/share/doc/alcove/copyright"),
    ):
        target = root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, target)
        target.chmod(0o644)


def build(app: Path, out: Path, version: str) -> Path:
    """Writes OUT/alcove_VERSION_ARCHITECTURE.deb."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    target = out / f"alcove_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="alcove-deb-", dir=out) as place:
        root = Path(place) / "root"
        root.mkdir(mode=0o755)
        lay(app, root)
        size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file() and not file.is_symlink())
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN/conffiles").write_text("/etc/xdg/autostart/alcove.desktop\n")
        control = CONTROL.format(version=version, architecture=architecture, kibibytes=size // 1024, depends=DEPENDS)
        (root / "DEBIAN/control").write_text(control, encoding="utf-8")
        subprocess.run(
            ["dpkg-deb", "--build", "--root-owner-group", "-Zzstd", "-z6", root, target],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return target


def main() -> None:
    app, out, version = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    target = build(app, out, version)
    print(f"{target.name}: {target.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
