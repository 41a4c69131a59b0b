import {
  isDigest,
  type Digest,
  type Platform,
} from '@image-governance/plugin-golden-images-common';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { parseJson, type ParseJsonOptions } from './parseJson';

const configSchema = z.object({
  os: z.string().min(1),
  architecture: z.string().min(1),
  variant: z.string().optional(),
  created: z.unknown(),
  rootfs: z.object({
    type: z.literal('layers'),
    diff_ids: z
      .array(z.string().refine(isDigest, 'not a complete digest'))
      .nullable(),
  }),
  config: z
    .object({
      Labels: z.record(z.string(), z.string()).nullish(),
      // Shown only: an image is not refused for what no verdict depends on.
      User: z.string().nullish().catch(undefined),
      Entrypoint: z.array(z.string()).nullish().catch(undefined),
      Cmd: z.array(z.string()).nullish().catch(undefined),
      Env: z.array(z.string()).nullish().catch(undefined),
      ExposedPorts: z
        .record(z.string(), z.unknown())
        .nullish()
        .catch(undefined),
    })
    .nullish(),
});

/** The parts of an image config that the product uses (OCI image-spec, config.md). */
export interface ImageConfig {
  readonly platform: Platform;
  readonly diffIds: readonly Digest[];
  readonly created?: string;
  /** Empty where the config names none. */
  readonly user: string;
  readonly entrypoint?: readonly string[];
  readonly cmd: readonly string[];
  readonly exposedPorts: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** Parses an OCI or Docker image config. Throws `invalid`. */
export function parseConfig(
  body: Uint8Array,
  options: ParseJsonOptions,
): ImageConfig {
  const config = parseJson(body, configSchema, options);
  const { os, architecture, variant } = config;
  return {
    platform: { os, architecture, ...(variant && { variant }) },
    diffIds: config.rootfs.diff_ids ?? [],
    created: timestamp(config.created),
    user: config.config?.User ?? '',
    ...(config.config?.Entrypoint && { entrypoint: config.config.Entrypoint }),
    cmd: config.config?.Cmd ?? [],
    exposedPorts: Object.keys(config.config?.ExposedPorts ?? {}).sort(),
    environment: environmentOf(config.config?.Env ?? []),
    labels: config.config?.Labels ?? {},
  };
}

/** Names of variables whose value may be a credential that somebody baked in: it is not kept. */
const SECRET = /pass|secret|token|key|credential/i;

function environmentOf(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    entries.map(entry => {
      const [name] = entry.split('=', 1);
      const value = entry.slice(name.length + 1);
      return [name, SECRET.test(name) ? '(not kept)' : value];
    }),
  );
}

/** Go writes the year 1 for "not set"; reproducible builds write the epoch, which is kept. */
function timestamp(created: unknown): string | undefined {
  if (typeof created !== 'string') {
    return undefined;
  }
  const time = DateTime.fromISO(created, { zone: 'utc' });
  return time.isValid && time.year > 1 ? time.toISO() : undefined;
}
