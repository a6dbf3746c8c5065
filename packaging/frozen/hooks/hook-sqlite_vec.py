"""PyInstaller: the extension that SQLite loads itself, by its path."""

from PyInstaller.utils.hooks import get_package_paths

package = get_package_paths("sqlite_vec")[1]
binaries = [(f"{package}/vec0.*", "sqlite_vec")]
