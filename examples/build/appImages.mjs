import { image, index, layer } from './oci/image.mjs';

/**
 * An application image built on another: the same layers first, then its own.
 *
 * @param base what {@link goldenImage} returned
 * @param architectures one gives a plain image, several an index
 */
export function appImage({
  base,
  name,
  version,
  created,
  extra = {},
  architectures = ['amd64'],
}) {
  const images = architectures.map(architecture => {
    const from = base.images.find(each => each.architecture === architecture);
    return image({
      architecture,
      created,
      layers: [...from.layers, ...appLayers({ name, version, extra })],
      labels: appLabels(name, version),
      entrypoint: [`/app/${name}`],
    });
  });
  return images.length === 1 ? images[0] : index(images);
}

/** The same application with everything in one layer: nothing can be proven of its base any more. */
export function squashedImage({ name, version, created, claim }) {
  return image({
    architecture: 'amd64',
    created,
    layers: [
      layer(
        {
          'etc/os-release': 'ID=cleanstart\nNAME="CleanStart"\nVERSION_ID=3\n',
          [`app/${name}`]: `${name} ${version}, squashed\n`,
        },
        'squashed by the build pipeline',
      ),
    ],
    labels: { ...appLabels(name, version), ...claim },
    entrypoint: [`/app/${name}`],
  });
}

/** An image that began on a distribution of its own. */
export function foreignImage({ name, version, created }) {
  return image({
    architecture: 'amd64',
    created,
    layers: [
      layer(
        {
          'etc/os-release': 'ID=debian\nVERSION_ID="12"\n',
          'etc/passwd': 'root:x:0:0:root:/root:/bin/bash\n',
        },
        'FROM debian:12',
      ),
      ...appLayers({ name, version, extra: {} }),
    ],
    labels: appLabels(name, version),
    entrypoint: [`/app/${name}`],
  });
}

function appLayers({ name, version, extra }) {
  return [
    layer(
      {
        [`app/vendor/${name}.lock`]: `dependencies of ${name} ${version}\n`,
        ...extra,
      },
      'RUN install dependencies',
    ),
    layer({ [`app/${name}`]: `${name} ${version}\n` }, 'COPY . /app'),
  ];
}

function appLabels(name, version) {
  return {
    'org.opencontainers.image.title': name,
    'org.opencontainers.image.version': version,
  };
}
