#!/bin/sh
# Makes sure that the system libraries Qt needs are there: installs them where it may, else says what to type.
set -eu
packages="libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libfontconfig1 libfreetype6 \
libglib2.0-0 fonts-dejavu-core"
files="libEGL.so.1 libGL.so.1 libxkbcommon-x11.so.0 libdbus-1.so.3 libxcb-cursor.so.0 libxcb-icccm.so.4 \
libxcb-keysyms.so.1 libxcb-shape.so.0 libfontconfig.so.1 libfreetype.so.6 libglib-2.0.so.0"

[ "$(uname -s)" = Linux ] || exit 0 # elsewhere Qt's wheels hold all they need
known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
missing=""
for file in $files; do
    case "$known" in *"$file"*) ;; *) missing="$missing $file" ;; esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing what Qt needs:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages >/dev/null
    exit 0
fi
echo "error: system libraries that Qt needs are missing:$missing" >&2
echo "hint: sudo apt-get install $packages" >&2
exit 1
