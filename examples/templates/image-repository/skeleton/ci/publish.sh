#!/bin/sh
# Builds, examines, signs and publishes one image that was merged, and tells the portal: ci/publish.sh images/<team>/<image>
# To run it again is harmless: what is published stays as it is, and a version is never given twice.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/settings.sh"
. "$here/tools.sh"

image=$1
context=$(cd "$image" && pwd)
work=$(mktemp -d)
trap 'remove_builder; rm -rf "$work"' EXIT

golden find "$image" publish >"$work/request.json"
cd "$work"
published=$(golden get request.json published)
if [ -n "$published" ]; then
  echo "It is published as $published"
  exit 0
fi
golden progress request.json merged

login
builder
repository=$(golden get request.json repository)
version=$(golden get request.json version)
# A former run may have come as far as its tag.
while docker buildx imagetools inspect "$repository:$version" >/dev/null 2>tag.txt; do
  version=$(golden next "$version")
done
if ! grep -q ': not found$' tag.txt; then
  cat tag.txt >&2
  exit 1
fi

BUILDX_METADATA_PROVENANCE=max
export BUILDX_METADATA_PROVENANCE
build "$context" --metadata-file build.json \
  --label "org.opencontainers.image.revision=${GITHUB_SHA:-$CI_COMMIT_SHA}" \
  --output "type=image,name=$repository:$version,push=true"
digest=$(golden get build.json containerimage.digest)
[ -n "$digest" ]
pinned="$repository@$digest"

scan "$pinned" scan.json
sbom "$pinned" sbom.json
golden progress request.json built

cosign_with_key sign "$pinned"
cosign_with_key attest --type cyclonedx --predicate sbom.json "$pinned"
golden provenance build.json >provenance.json
type=$(golden provenance-type provenance.json)
cosign_with_key attest --type "$type" --predicate provenance.json "$pinned"

golden progress request.json published "$repository:$version@$digest" scan.json sbom.json
