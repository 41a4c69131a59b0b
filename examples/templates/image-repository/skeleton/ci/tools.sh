# The tools that both jobs use; read by check.sh and publish.sh.

golden() {
  node "$here/golden.mjs" "$@"
}

# Signs in to the registry where the job has a user for it.
login() {
  if [ -n "${REGISTRY_USER:-}" ]; then
    printf '%s' "$REGISTRY_PASSWORD" |
      docker login --username "$REGISTRY_USER" --password-stdin "$REGISTRY" >&2
  fi
}

# A builder of this job's own: nothing is left of earlier builds.
builder() {
  if [ -n "${DOCKER_CERT_PATH:-}" ]; then
    # buildx takes certificates from a context only.
    docker context inspect golden >/dev/null 2>&1 || docker context create golden >&2
    set -- golden
  fi
  if [ -n "${BUILDKIT_IMAGE:-}" ]; then
    set -- --driver-opt "image=$BUILDKIT_IMAGE" "$@"
  fi
  docker buildx create --driver docker-container --name "golden-$$" "$@" >&2
}

remove_builder() {
  docker buildx rm "golden-$$" >/dev/null 2>&1 || true
}

# build <context> <option…>: one platform, and nothing beside the image; what attests it is signed on its own
build() {
  context=$1
  shift
  docker buildx build --builder "golden-$$" --platform "$PLATFORM" \
    --provenance=false --sbom=false --pull "$@" "$context" >&2
}

# sbom <image or folder> <sbom.json>
sbom() {
  case $SCANNER in
    trivy) trivy_image "$1" --format cyclonedx --output "$2" ;;
    grype) anchore "$1" syft scan --output "cyclonedx-json=$2" ;;
  esac
}

# scan <image or folder> <scan.json>
scan() {
  case $SCANNER in
    trivy) trivy_image "$1" --scanners vuln --format json --output "$2" ;;
    grype) anchore "$1" grype --output json --file "$2" ;;
  esac
}

# trivy_image <image or folder> <option…>
trivy_image() {
  image_or_folder=$1
  shift
  if [ -d "$image_or_folder" ]; then
    trivy image --input "$image_or_folder" "$@"
  else
    trivy image --image-src remote --platform "$PLATFORM" "$@" "$image_or_folder"
  fi
}

# anchore <image or folder> <command…>: Syft and Grype refuse a platform for a folder
anchore() {
  image_or_folder=$1
  shift
  if [ -d "$image_or_folder" ]; then
    "$@" "oci-dir:$image_or_folder"
  else
    "$@" --platform "$PLATFORM" "registry:$image_or_folder"
  fi
}

# cosign_with_key <command> <option…>: by the key, or by the identity of the job
cosign_with_key() {
  command=$1
  shift
  if [ "$SIGNING" = key ]; then
    set -- --key env://COSIGN_PRIVATE_KEY "$@"
  fi
  cosign "$command" --yes "$@"
}
