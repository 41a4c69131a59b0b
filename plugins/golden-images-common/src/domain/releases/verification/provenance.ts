import { z } from 'zod';

/** The two specifications that levels are of (AMB-12): v0.1 has 1 to 4, v1 has Build 0 to 3. */
export type SlsaSpec = '0.1' | '1';

/** A builder that is trusted, with the level that it is known to reach. Provenance itself names no level. */
export interface TrustedBuilder {
  /** `builder.id` of the provenance; a `*` at its end stands for anything. */
  readonly id: string;
  readonly spec: SlsaSpec;
  readonly level: number;
}

/** The level that is asked for, of each specification. */
export type SlsaMinimum = Readonly<Record<SlsaSpec, number>>;

/** The handbook's "Level 4" (L55) as each specification has it. */
export const DEFAULT_SLSA_MINIMUM: SlsaMinimum = { '0.1': 4, '1': 3 };

/** Who built an image and how well, as a verified attestation says. */
export interface Provenance {
  readonly builder: string;
  readonly spec: SlsaSpec;
  /** Level of the trusted builder; 0 for one that is not trusted. */
  readonly level: number;
}

const v0Schema = z.object({ builder: z.object({ id: z.string() }) });
const v1Schema = z.object({
  runDetails: z.object({ builder: z.object({ id: z.string() }) }),
});

/**
 * Reads provenance v0.1, v0.2 (both of the SLSA v0.1 specification) or v1.
 * `undefined` for a version that is not known or a predicate without a builder.
 */
export function readProvenance(
  predicateType: string,
  predicate: unknown,
  builders: readonly TrustedBuilder[],
): Provenance | undefined {
  const [, version] =
    /^https:\/\/slsa\.dev\/provenance\/v(0\.[12]|1)(?:\.\d+)?$/.exec(
      predicateType,
    ) ?? [];
  if (version === undefined) {
    return undefined;
  }
  const spec = version === '1' ? '1' : '0.1';
  const builder =
    spec === '1'
      ? v1Schema.safeParse(predicate).data?.runDetails.builder.id
      : v0Schema.safeParse(predicate).data?.builder.id;
  if (builder === undefined) {
    return undefined;
  }
  const trusted = builders.find(
    one => one.spec === spec && isBuilder(one.id, builder),
  );
  return { builder, spec, level: trusted?.level ?? 0 };
}

/** Whether provenance reaches the minimum of its own specification (GT-PROM-02). */
export function meetsMinimum(
  { spec, level }: Pick<Provenance, 'spec' | 'level'>,
  minimum: SlsaMinimum,
): boolean {
  return level >= minimum[spec];
}

/** `SLSA v1 Build L3` or `SLSA v0.1 level 4`. */
export function levelText({
  spec,
  level,
}: Pick<Provenance, 'spec' | 'level'>): string {
  return spec === '1' ? `SLSA v1 Build L${level}` : `SLSA v0.1 level ${level}`;
}

function isBuilder(trusted: string, builder: string): boolean {
  return trusted.endsWith('*')
    ? builder.startsWith(trusted.slice(0, -1))
    : builder === trusted;
}
