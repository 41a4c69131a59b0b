import { appImage } from './appImages.mjs';
import { COMPONENTS, imageName } from './components.mjs';
import { goldenImage } from './goldenImages.mjs';
import { recompressed } from './oci/image.mjs';
import { Registry } from './oci/registry.mjs';
import { RELEASES } from './releases.mjs';

/** Hosts as they stand in references. */
export const INTERNAL = 'internal-registry.company.com';
export const UPSTREAM = 'registry.cleanstart.com';

/** The two registries, filled with golden releases and with the components' images. */
export function fillRegistries(calendar) {
  const internal = new Registry(INTERNAL);
  const upstream = new Registry(UPSTREAM);
  const golden = pushGolden({ internal, upstream, calendar });
  const images = pushComponents({ internal, golden, calendar });
  return { internal, upstream, golden, images };
}

/** @returns release id → content */
function pushGolden({ internal, upstream, calendar }) {
  const golden = new Map();
  for (const release of RELEASES) {
    const content = goldenImage({
      ...release,
      created: calendar.time(release.upstream),
    });
    golden.set(release.id, content);
    const { family, track, version } = release;
    // A golden image is the upstream image, mirrored: the very same digest.
    upstream.push(family, `${track}-${version}`, content);
    if (release.registry) {
      internal.push(`golden/${family}`, `${track}-golden-v${version}`, content);
    } else if (release.removed || release.mirrored) {
      internal.keep(`golden/${family}`, content);
    }
  }
  const channel = (id, name) => {
    const [family, track] = id.split('/');
    internal.push(`golden/${family}`, `${track}-${name}`, golden.get(id));
  };
  channel('python/3.12/2.1.0', 'stable');
  channel('python/3.12/2.0.0', 'legacy');
  channel('python/3.11/1.9.0', 'stable');
  channel('python/3.11/1.8.0', 'legacy');
  channel('python/3.10/0.9.0', 'stable');
  channel('node/20/2.3.0', 'stable');
  channel('node/20/2.2.0', 'legacy');
  channel('node/18/1.12.0', 'stable');
  channel('java/21/1.8.0', 'stable');
  channel('java/21/1.7.0', 'legacy');
  channel('java/17/3.4.0', 'stable');
  channel('java/17/3.3.0', 'legacy');
  internal.push(
    'staging/python',
    '3.13-candidate',
    golden.get('python/3.13/1.0.0'),
  );
  internal.push('staging/node', '22-testing', golden.get('node/22/1.0.0'));
  internal.push('staging/java', '21-approved', golden.get('java/21/1.9.0'));
  upstream.push('python', '3.12', golden.get('python/3.12/2.1.0'));
  upstream.push(
    'python',
    'latest',
    goldenImage({
      family: 'python',
      track: '3.13',
      version: '1.1.0',
      created: calendar.time(-2),
    }),
  );
  return golden;
}

/** @returns `<component>:<version>` → where it was pushed */
function pushComponents({ internal, golden, calendar }) {
  const images = new Map();
  for (const component of COMPONENTS) {
    const { name, version, stagingVersion } = component;
    for (const each of new Set([version, stagingVersion ?? version])) {
      const base = golden.get(component.base);
      const content = appImage({
        name,
        version: each,
        base: component.recompressed ? asMirrored(base) : base,
        created: calendar.time(-14),
        extra: component.variant?.extra,
        architectures: component.architectures,
      });
      images.set(
        `${name}:${each}`,
        internal.push(imageName(component), each, content),
      );
    }
  }
  return images;
}

/** Every compressed digest differs, no diff id does. */
function asMirrored({ images }) {
  return {
    images: images.map(each => ({
      ...each,
      layers: each.layers.map(recompressed),
    })),
  };
}
