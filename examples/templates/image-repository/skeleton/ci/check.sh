#!/bin/sh
# Builds and examines one image of a pull request, and tells the portal: ci/check.sh images/<team>/<image>
# It pushes nothing. What fails before the build is not the Dockerfile's fault: then nothing is reported.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/settings.sh"
. "$here/tools.sh"

image=$1
context=$(cd "$image" && pwd)
work=$(mktemp -d)
trap 'remove_builder; rm -rf "$work"' EXIT

golden find "$image" checks >"$work/request.json"
# Scanners take settings from the folder they run in: not from the pull request.
cd "$work"
login
builder
sbom "$(golden get request.json base)" base.json

if ! build "$context" --output type=oci,dest=image.tar; then
  golden build-failed request.json || true
  echo "$image does not build" >&2
  exit 1
fi
mkdir layout
tar -xf image.tar -C layout
scan layout scan.json
sbom layout sbom.json
golden checks request.json layout scan.json sbom.json base.json
