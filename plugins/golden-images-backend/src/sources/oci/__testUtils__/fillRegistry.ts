import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Digest } from '@image-governance/plugin-golden-images-common';
import { buildLayout, claimBase } from './buildLayout';
import { run } from './run';

/** An image that was pushed. */
export interface PushedImage {
  readonly repository: string;
  readonly tag: string;
  readonly digest: Digest;
  /** `host/repository:tag@digest`. */
  readonly reference: string;
}

/** What {@link fillRegistry} pushed, by scenario. */
export interface FilledRegistry {
  /** The release `golden/python:3.12-golden-v2.1.0`, an index of amd64 and arm64. */
  readonly golden: PushedImage;
  /** The same release under its floating tag. */
  readonly goldenChannel: PushedImage;
  /** Platform digests of the release. */
  readonly goldenPlatforms: Readonly<Record<'amd64' | 'arm64', Digest>>;
  /** An application built on the release: its layers and one more. */
  readonly goldenBased: PushedImage;
  /** The release, mirrored with its layers compressed anew: other digests, same diff ids. */
  readonly recompressed: PushedImage;
  /** The release as a Docker schema 2 image. */
  readonly dockerSchema2: PushedImage;
  /** Own layers, with a label that claims the release as base. */
  readonly forgedLabel: PushedImage;
  /** The release's files in one layer: the lineage is gone. */
  readonly squashed: PushedImage;
  /** Own content at a path that only starts like that of golden images. */
  readonly lookalike: PushedImage;
  /** An evaluation image. */
  readonly staging: PushedImage;
  /** A team's variant, built on the release. */
  readonly teamApproved: PushedImage;
}

/** Credentials for pushing. */
export interface FillOptions {
  /** `name:password`. */
  readonly credentials?: string;
}

/**
 * Fills a registry (plain HTTP) with real images, one for each way an image can
 * stand to a golden release, built by `umoci` and pushed by `skopeo`.
 */
export async function fillRegistry(
  host: string,
  options: FillOptions = {},
): Promise<FilledRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'images-'));
  const layout = join(folder, 'layout');
  const push = async (
    source: string,
    repository: string,
    tag: string,
    // Else skopeo puts layers that the registry has already in the place of ours.
    flags: readonly string[] = ['--preserve-digests'],
  ): Promise<PushedImage> => {
    const digestFile = join(folder, 'digest');
    const credentials = options.credentials
      ? ['--dest-creds', options.credentials]
      : [];
    await run('skopeo', [
      'copy',
      '--all',
      '--quiet',
      '--insecure-policy',
      '--dest-tls-verify=false',
      `--digestfile=${digestFile}`,
      ...credentials,
      ...flags,
      `oci:${layout}:${source}`,
      `docker://${host}/${repository}:${tag}`,
    ]);
    const digest = (await readFile(digestFile, 'utf8')).trim();
    const reference = `${host}/${repository}:${tag}@${digest}`;
    return { repository, tag, digest, reference };
  };
  try {
    const goldenPlatforms = await buildLayout(folder, layout);
    const golden = await push('golden', 'golden/python', '3.12-golden-v2.1.0');
    await claimBase(layout, golden);
    return {
      golden,
      goldenPlatforms,
      goldenChannel: await push('golden', 'golden/python', '3.12-stable'),
      goldenBased: await push('app', 'payments/checkout-api', '1.0.0'),
      recompressed: await push('recompressed', 'mirror/python', '3.12'),
      dockerSchema2: await push('amd64', 'legacy/python', '3.12', [
        '--format=v2s2',
      ]),
      forgedLabel: await push('forged', 'adhoc/forged', '1'),
      squashed: await push('squashed', 'adhoc/squashed', '1'),
      lookalike: await push('other', 'golden-evil/python', '1'),
      staging: await push('candidate', 'staging/python', '3.13-candidate'),
      teamApproved: await push(
        'variant',
        'team-approved/data/migrations-worker',
        '1.0.0',
      ),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
