"""Files known to hold nothing we read: the reason, and what the person can do about it."""

from __future__ import annotations

from engine.readers.base import Unreadable
from engine.readers.encoding import decode

_FORMATS = {  # told: keys
    "not supported: old Word format; save it as .docx": "doc dot",
    "not supported: old PowerPoint format; save it as .pptx": "ppt pps pot",
    "not supported: WordPerfect; save it as .docx": "wpd wp5 wp6",
    "not supported: Works document; save it as .docx": "wps",
    "not supported: Apple Pages; export it as .docx or PDF": "pages",
    "not supported: Apple Numbers; export it as .xlsx": "numbers",
    "not supported: Apple Keynote; export it as .pptx or PDF": "key",
    "not supported: Outlook message; save it as .eml": "msg",
    "not supported: Outlook mailbox; export it as .mbox": "pst ost",
    "not supported: OneNote; export it as PDF": "one onetoc2",
    "not supported: Windows help": "chm hlp",
    "not supported: DjVu; convert it to PDF": "djvu djv",
    "not supported: Kindle book": "mobi azw azw3 kfx",
    "not supported: PostScript; convert it to PDF": "ps eps",
    "not supported: picture": "png jpg jpeg gif bmp tif tiff webp heic heif avif ico psd raw cr2 nef dng",
    "not supported: sound": "mp3 wav flac ogg oga m4a aac wma opus aiff mid",
    "not supported: video": "mp4 mkv mov avi webm wmv m4v mpg mpeg",
    "not supported: archive; unpack it": "zip tar gz tgz bz2 xz 7z rar zst cab iso dmg jar war",
    "not supported: encrypted file": "gpg pgp asc age kdbx",
    "not supported: program": "exe dll so dylib msi deb rpm app bin o a class pyc wasm",
    "not supported: database": "db sqlite sqlite3 mdb accdb",
    "not supported: font": "ttf otf woff woff2",
    "not supported: model or data for programs": "gguf onnx pt pth safetensors npy npz pkl parquet h5 feather arrow",
    "not supported: drawing": "dwg dxf vsd vsdx ai indd sketch fig cdr skp",
}
_REASONS = {extension: reason for reason, extensions in _FORMATS.items() for extension in extensions.split()}


def described(extension: str) -> str:
    """What files of this name are, in words, told from the name alone."""
    return _REASONS.get(extension) or f"not supported: .{extension} files"  # told


def refuse(data: bytes, extension: str) -> Unreadable:
    """Why a file of a format that no reader reads is skipped."""
    if extension in ("bin", "dat", "data") or extension not in _REASONS:
        try:
            decode(data[:8192])
        except Unreadable as refusal:
            return refusal
    return Unreadable(described(extension), "skipped")
