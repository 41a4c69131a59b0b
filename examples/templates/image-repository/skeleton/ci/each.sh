#!/bin/sh
# Runs a script for each image, to the end even if one fails: ci/each.sh check.sh images/<team>/<image> …
set -eu

here=$(cd "$(dirname "$0")" && pwd)
script=$1
shift
failed=0
for image in "$@"; do
  echo "$image"
  sh "$here/$script" "$image" || failed=1
done
exit "$failed"
