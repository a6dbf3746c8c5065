"""Files known to hold nothing we read: the reason, and what the person can do about it."""

from __future__ import annotations

from engine.readers.base import Unreadable
from engine.readers.encoding import decode

_FORMATS = {
    "old Word format; save it as .docx": "doc dot",
    "old PowerPoint format; save it as .pptx": "ppt pps pot",
    "WordPerfect; save it as .docx": "wpd wp5 wp6",
    "Works document; save it as .docx": "wps",
    "Apple Pages; export it as .docx or PDF": "pages",
    "Apple Numbers; export it as .xlsx": "numbers",
    "Apple Keynote; export it as .pptx or PDF": "key",
    "Outlook message; save it as .eml": "msg",
    "Outlook mailbox; export it as .mbox": "pst ost",
    "OneNote; export it as PDF": "one onetoc2",
    "Windows help": "chm hlp",
    "DjVu; convert it to PDF": "djvu djv",
    "Kindle book": "mobi azw azw3 kfx",
    "PostScript; convert it to PDF": "ps eps",
    "picture": "png jpg jpeg gif bmp tif tiff webp heic heif avif ico psd raw cr2 nef dng",
    "sound": "mp3 wav flac ogg oga m4a aac wma opus aiff mid",
    "video": "mp4 mkv mov avi webm wmv m4v mpg mpeg",
    "archive; unpack it": "zip tar gz tgz bz2 xz 7z rar zst cab iso dmg jar war",
    "encrypted file": "gpg pgp asc age kdbx",
    "program": "exe dll so dylib msi deb rpm app bin o a class pyc wasm",
    "database": "db sqlite sqlite3 mdb accdb",
    "font": "ttf otf woff woff2",
    "model or data for programs": "gguf onnx pt pth safetensors npy npz pkl parquet h5 feather arrow",
    "drawing": "dwg dxf vsd vsdx ai indd sketch fig cdr skp",
}
_REASONS = {extension: reason for reason, extensions in _FORMATS.items() for extension in extensions.split()}


def described(extension: str) -> str:
    """What files of this name are, in words, told from the name alone."""
    return f"not supported: {_REASONS.get(extension, f'.{extension} files')}"


def refuse(data: bytes, extension: str) -> Unreadable:
    """Why a file of a format that no reader reads is skipped."""
    if extension in ("bin", "dat", "data") or extension not in _REASONS:
        try:
            decode(data[:8192])
        except Unreadable as refusal:
            return refusal
    return Unreadable(described(extension), "skipped")
