"""Names that nobody wants to find: what Alcove leaves out of every folder before anyone says so.

A reason that begins with "secret file" or "secret folder" is about privacy, every other one about noise.
Common words such as `build` or `vendor` count only beside, or above, the file that gives them that meaning:
a folder of a building site may well be called "build".
"""

# ruff: noqa: PTH118, PTH119
# (Asked for every directory of a scan: strings, not Path objects.)

from __future__ import annotations

import os
import re
from collections.abc import Mapping

DEPENDENCIES = "ignored: dependency folder"  # told
BUILD = "ignored: build output"  # told
VERSIONS = "ignored: version control"  # told
RULES = "ignored: a file of rules about other files"  # told
CACHE = "ignored: cache"  # told
SYSTEM = "ignored: operating system file"  # told
PROGRAM = "ignored: a program's own settings"  # told
TEMPORARY = "ignored: temporary file"  # told
LOCK = "ignored: lock file"  # told
BACKUP = "ignored: editor's backup copy"  # told
PRIVATE_KEY = "secret file: may hold a private key"  # told
CREDENTIALS = "secret file: credentials"  # told
PASSWORDS = "secret file: passwords"  # told
HISTORY = "secret file: command history"  # told
SECRET_FOLDER = "secret folder: keys or credentials"  # told
BROWSER = "secret folder: browser or mail profile"  # told


def _table(**names: str) -> Mapping[str, str]:
    reasons = globals()
    return {name: reasons[reason] for reason, words in names.items() for name in words.split("|")}


_DIRECTORIES = _table(
    DEPENDENCIES="node_modules|bower_components|jspm_packages|site-packages|dist-packages|.venv|.virtualenv|"
    ".virtualenvs|.tox|.nox|__pypackages__|.bundle|.cargo|.rustup|.m2|.gradle|.npm|.nvm|.yarn|.pnpm-store|"
    ".nuget|.pub-cache|.conda|.pyenv|.rbenv|elm-stuff|.terraform|.stack-work|.eggs",
    BUILD="__pycache__|.next|.nuxt|.svelte-kit|.output|.parcel-cache|cmakefiles|deriveddata|.dart_tool",
    VERSIONS=".git|.hg|.svn|.bzr|_darcs|.jj|.pijul",
    CACHE=".cache|.pytest_cache|.mypy_cache|.ruff_cache|.hypothesis|.ipynb_checkpoints|.sass-cache|.turbo|"
    ".thumbnails|.dropbox.cache|.stversions|.npm-cache",
    SYSTEM="$recycle.bin|system volume information|.trash|.trashes|.spotlight-v100|.fseventsd|"
    ".documentrevisions-v100|.temporaryitems|lost+found|@eadir|.appledouble|__macosx|.stfolder",
    PROGRAM=".idea|.vs|.vscode|.settings",
    SECRET_FOLDER=".ssh|.gnupg|.aws|.azure|.kube|.docker|.gcloud|.password-store|.pki|.putty|keyrings|"
    ".electrum|.bitcoin|.ethereum|keychains|.config/gcloud|.config/gh|.1password",
    BROWSER=".mozilla|.thunderbird|google-chrome|chromium|bravesoftware|microsoft-edge|vivaldi|.tor-browser",
)
"""Directory name in lower case -> reason. A name with a slash means the last two parts of the path."""

_DIRECTORY_ENDINGS: Mapping[str, str] = {".egg-info": BUILD, ".dist-info": BUILD, ".xcarchive": BUILD}

_PROJECTS = "package.json|pyproject.toml|setup.py|CMakeLists.txt|Makefile|build.gradle|build.gradle.kts|pom.xml"
_BESIDE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "build": (BUILD, tuple(_PROJECTS.split("|"))),
    "dist": (BUILD, tuple(_PROJECTS.split("|"))),
    "out": (BUILD, tuple(_PROJECTS.split("|"))),
    "target": (BUILD, ("Cargo.toml", "pom.xml", "build.sbt")),
    "_build": (BUILD, ("conf.py", "mix.exs", "dune-project")),
    "vendor": (DEPENDENCIES, ("go.mod", "composer.json", "Gemfile")),
    "pods": (DEPENDENCIES, ("Podfile",)),
    "coverage": (BUILD, ("package.json",)),
    "htmlcov": (BUILD, ("pyproject.toml", "setup.py", "tox.ini")),
}
"""Directory name -> reason, if one of these stands beside the directory."""

MARKERS: Mapping[str, str] = {
    "pyvenv.cfg": DEPENDENCIES,
    "conda-meta": DEPENDENCIES,
    "CACHEDIR.TAG": CACHE,
    "key4.db": BROWSER,
    "Login Data": BROWSER,
}
"""A directory that holds one of these, whatever its own name, is left out for this reason."""

_FILES = _table(
    VERSIONS=".git|.hg_archival.txt",
    RULES=".alcoveignore|.gitignore|.gitattributes|.dockerignore|.hgignore",
    SYSTEM=".ds_store|thumbs.db|ehthumbs.db|desktop.ini|.localized|icon\r|.directory",
    CREDENTIALS=".netrc|_netrc|.pgpass|.my.cnf|.pypirc|.npmrc|.yarnrc.yml|.htpasswd|.git-credentials|"
    "credentials|credentials.json|client_secret.json|secrets.json|secrets.yml|secrets.yaml|secrets.toml|"
    ".dockercfg|.boto|.s3cfg|wallet.dat|.vault-token|terraform.tfstate",
    PASSWORDS="key3.db|key4.db|logins.json|login data|cookies.sqlite|signons.sqlite",
    HISTORY=".bash_history|.zsh_history|.python_history|.psql_history|.mysql_history|.node_repl_history|"
    ".lesshst|.viminfo|fish_history|consolehost_history.txt",
)

_FILE_PATTERNS = re.compile(
    r"""
      (?P<LOCK>        ~\$.* | \.\#.* | \.~lock\..*\# )
    | (?P<BACKUP>      .*~ | \#.*\# )
    | (?P<TEMPORARY>   \..*\.sw[a-p] | .*\.(?:swp|swo) | .*\.(?:tmp|temp|crdownload|part|partial)
                     | \.goutputstream-.* | \.nfs[0-9a-f]{8,} | \.fuse_hidden.* | \.syncthing\..* | ~wr[dl][0-9]+\..* )
    | (?P<PRIVATE_KEY> id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?(?!.*\.pub$).*
                     | .*\.(?:pem|key|p12|pfx|jks|keystore|ppk|p8|ovpn) )
    | (?P<PASSWORDS>   .*\.(?:kdbx?|1pux|agilekeychain|opvault|psafe3|keychain|keychain-db|enpass)
                     | (?:(?:my|our|all|chrome|edge|firefox|safari|web|wi-?fi)[\ _-]?)?
                       (?:passwords?|passwd|passphrases?|logins)
                       \.(?:txt|md|csv|tsv|json|xlsx?|ods|docx?|odt|rtf) )
    | (?P<CREDENTIALS> \.env(?:rc)? | \.env\.(?!.*(?:example|sample|template|dist)$).* | [^.].*\.env
                     | .*\.tfvars | .*\.tfstate(?:\.backup)? | service[-_]account.*\.json | client_secret_.*\.json )
    """,
    re.VERBOSE | re.DOTALL,
)


def unwanted_directory(path: str) -> str | None:
    """Why the directory at the absolute `path` is left out, or None. Looks for marker files on disk."""
    parent, name = os.path.split(path)
    low = name.lower()
    reason = _DIRECTORIES.get(low) or _DIRECTORIES.get(f"{os.path.basename(parent).lower()}/{low}")
    if reason is None:
        reason = next((why for ending, why in _DIRECTORY_ENDINGS.items() if low.endswith(ending)), None)
    if reason is None and low in _BESIDE:
        why, witnesses = _BESIDE[low]
        if any(os.path.lexists(os.path.join(parent, witness)) for witness in witnesses):
            reason = why
    if reason is None:
        reason = next((why for mark, why in MARKERS.items() if os.path.lexists(os.path.join(path, mark))), None)
    return reason


def unwanted_file(name: str) -> str | None:
    """Why a file of this name is left out, or None."""
    low = name.lower()
    if reason := _FILES.get(low):
        return reason
    if match := _FILE_PATTERNS.fullmatch(low):
        reasons: Mapping[str, str] = _PATTERN_REASONS
        return reasons[str(match.lastgroup)]
    return None


_PATTERN_REASONS: Mapping[str, str] = {group: globals()[group] for group in _FILE_PATTERNS.groupindex}
