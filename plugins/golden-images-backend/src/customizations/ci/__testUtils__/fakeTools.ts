/** Digest that a build is told to have. */
export const BUILT = `sha256:${'d'.repeat(64)}`;

const NOTE = '#!/bin/sh\necho "$(basename "$0") $*" >> "$FAKE/calls"\n';

/** A scanner that is down fails; else the file that is wanted is one of the test's. */
const SCANNER = `${NOTE}
[ ! -e "$FAKE/scanner-down" ] || { echo 'FATAL no database' >&2; exit 1; }
case "$*" in *:golden/*|*/golden/*) sbom=base.json ;; *) sbom=sbom.json ;; esac
for arg in "$@"; do
  case "$arg" in
    base.json|scan.json|sbom.json) out=$arg ;;
    cyclonedx-json=*) out=\${arg#*=} ;;
  esac
done
case "$out" in scan.json) cp "$FAKE/scan.json" "$out" ;; *) cp "$FAKE/$sbom" "$out" ;; esac
`;

/** Programs by their names, which note how they are called. They do as much as the scripts look at. */
export const FAKE_TOOLS: Readonly<Record<string, string>> = {
  docker: `${NOTE}
case "$*" in
  'buildx imagetools inspect '*)
    grep -qx "$4" "$FAKE/tags" 2>/dev/null && exit 0
    [ ! -e "$FAKE/registry-down" ] || { echo 'ERROR: unexpected status 503' >&2; exit 1; }
    echo "ERROR: $4: not found" >&2
    exit 1 ;;
  'buildx build '*type=oci*)
    [ ! -e "$FAKE/build-fails" ] || { echo 'ERROR: apk: no such package' >&2; exit 1; }
    cp "$FAKE/image.tar" image.tar ;;
  'buildx build '*push=true*)
    echo '{"containerimage.digest":"${BUILT}","buildx.build.provenance":{"buildType":"x","materials":[]}}' > build.json ;;
  'login '*)
    cat > "$FAKE/password" ;;
esac
`,
  trivy: SCANNER,
  syft: SCANNER,
  grype: SCANNER,
  cosign: NOTE,
};
