import { z } from 'zod';
import type { PushedImage } from '../../../sources/oci/__testUtils__/realRegistry';

const descriptorSchema = z.object({ digest: z.string() });

const manifestSchema = z.object({
  mediaType: z.string(),
  config: descriptorSchema.optional(),
  layers: z.array(descriptorSchema).default([]),
  manifests: z.array(descriptorSchema).default([]),
});

const ACCEPT = {
  accept: [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
  ].join(', '),
};

/** Hangs what is attached to one image on another, as somebody does who wants an image to look signed. */
export async function moveSignatures(
  host: string,
  from: PushedImage,
  to: PushedImage,
): Promise<void> {
  const repositories = {
    from: `http://${host}/v2/${from.repository}`,
    to: `http://${host}/v2/${to.repository}`,
    name: from.repository,
  };
  let moved = 0;
  for (const suffix of ['', '.sig']) {
    const [source, target] = [from, to].map(
      ({ digest }) => digest.replace(':', '-') + suffix,
    );
    const found = await fetch(`${repositories.from}/manifests/${source}`, {
      method: 'HEAD',
      headers: ACCEPT,
    });
    if (found.ok) {
      await move(repositories, source, target);
      moved += 1;
    }
  }
  if (moved === 0) {
    throw new Error(`Nothing is attached to ${from.reference}`);
  }
}

async function move(
  repositories: { from: string; to: string; name: string },
  source: string,
  target: string,
): Promise<void> {
  const { from, to, name } = repositories;
  const answer = await fetch(`${from}/manifests/${source}`, {
    headers: ACCEPT,
  });
  const body = await answer.text();
  const manifest = manifestSchema.parse(JSON.parse(body));
  for (const { digest } of manifest.manifests) {
    await move(repositories, digest, digest);
  }
  for (const { digest } of [manifest.config ?? [], manifest.layers].flat()) {
    await succeed(`${to}/blobs/uploads/?mount=${digest}&from=${name}`, 'POST');
  }
  await succeed(`${to}/manifests/${target}`, 'PUT', {
    body,
    headers: { 'content-type': manifest.mediaType },
  });
}

async function succeed(
  url: string,
  method: string,
  more: RequestInit = {},
): Promise<void> {
  const answer = await fetch(url, { ...more, method });
  if (answer.status !== 201) {
    throw new Error(`${method} ${url}: ${answer.status}`);
  }
}
