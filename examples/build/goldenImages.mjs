import { image, index, layer } from './oci/image.mjs';
import { apkDatabase, packagesOf } from './packages.mjs';
import { FAMILIES } from './releases.mjs';

const ARCHITECTURES = ['amd64', 'arm64'];

/** What a golden release consists of: one image for each platform, under one index. */
export function goldenImage({ family, track, version, created }) {
  const images = ARCHITECTURES.map(architecture =>
    image({
      architecture,
      created,
      layers: goldenLayers({ family, track, version, architecture }),
      labels: {
        'org.opencontainers.image.vendor': 'CleanStart',
        'org.opencontainers.image.title': family,
        'org.opencontainers.image.version': `${track}-v${version}`,
      },
      annotations: { 'org.opencontainers.image.created': created },
    }),
  );
  return index(images, {
    'org.opencontainers.image.title': `${family} ${track}`,
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.created': created,
  });
}

/**
 * Operating system, runtime, and what the release itself changed. The first is
 * shared by all releases, so that only the whole prefix proves a lineage.
 */
function goldenLayers({ family, track, version, architecture }) {
  const runtime = FAMILIES[family];
  return [
    layer(
      {
        'etc/os-release': 'ID=cleanstart\nNAME="CleanStart"\nVERSION_ID=3\n',
        'etc/passwd':
          'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
        'etc/group': 'nonroot:x:65532:\n',
        'etc/apk/arch': `${architecture}\n`,
        'etc/apk/repositories': 'https://clnpkgs.clnstrt.dev/main\n',
      },
      'FROM scratch: CleanStart base',
    ),
    layer(
      {
        [`usr/bin/${runtime.binary}`]: `stand-in for ${family} ${track} on ${architecture}\n`,
        [`usr/lib/${runtime.package}/VERSION`]: `${track}\n`,
      },
      `RUN apk add ${runtime.package}-${track}`,
    ),
    layer(
      {
        'etc/golden-release': `${family}/${track}/${version}\n`,
        'lib/apk/db/installed': apkDatabase(
          packagesOf({ family, track, version }),
          architecture,
        ),
      },
      `RUN apk upgrade # ${version}`,
    ),
  ];
}
