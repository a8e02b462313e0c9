#!/usr/bin/env bash
# Trains the model that the other tests of this folder use, on a part of the sample mails: enough to
# tell a plain phishing mail from a note, few enough for a sanitizer's build.
set -euo pipefail
programs=$(cd "$1" && pwd)
cd "$(dirname "$0")/../../data/samples"
list() { find "$1" -name '*.eml' | sort | awk 'NR % 3 == 1' | sed 's/^/'"$1 "'/'; }
index=$(mktemp)
trap 'rm -f "$index"' EXIT
{ list ham && list spam; } | sed "s| | $PWD/|" >"$index"
"$programs/furui-train" --index "$index" -o "$programs/cli-sample.furui"
