#!/usr/bin/env bash
# Compiles samples/Trimmed ahead of time (NativeAOT), runs it, and says how large it is. Any warning of the compiler is an error.
#
#   samples/publish-aot.sh [FOLDER]        where the program and what it writes go; without one, a temporary folder
#
# It needs a C compiler (clang or gcc, for linking), zlib's headers, and two packages that are not part of the SDK: the compiler and its run time.
# Exit code 2: something of this is missing, and the last line names it.
set -euo pipefail
out=${1:-$(mktemp -d)}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "$0")/Trimmed"
rid=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)
export DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1

missing() {
    echo "missing: $*" >&2
    exit 2
}

command -v clang >/dev/null || command -v gcc >/dev/null || missing "a C compiler to link with (clang or gcc)"

if ! log=$(dotnet restore -r "$rid" -p:Native=true -tl:off); then
    absent=$(sed -n 's/.*error NU110[12]: Unable to find package \([A-Za-z.0-9-]*[A-Za-z0-9]\).*/\1/p' <<<"$log" | sort -u | paste -sd ' ' -)
    [ -z "$absent" ] || missing "the package source has no $absent"
    echo "$log" >&2
    exit 1
fi

dotnet publish -c Release -r "$rid" -p:Native=true --no-restore -tl:off -o "$out"
cd "$out"
./Trimmed
du -h Trimmed
