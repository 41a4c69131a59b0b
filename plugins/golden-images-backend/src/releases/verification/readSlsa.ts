import { InputError } from '@backstage/errors';
import type { Config } from '@backstage/config';
import {
  DEFAULT_SLSA_MINIMUM,
  type SlsaMinimum,
  type SlsaSpec,
  type TrustedBuilder,
} from '@image-governance/plugin-golden-images-common';

const KEY = 'goldenImages.verification';

/** The highest level of each specification. */
const HIGHEST: SlsaMinimum = { '0.1': 4, '1': 3 };

/**
 * Reads which builders are trusted, and what level is asked for.
 * @throws InputError that names the key of a level that does not exist
 */
export function readSlsa(config: Config): {
  readonly builders: readonly TrustedBuilder[];
  readonly minimum: SlsaMinimum;
} {
  const verification = config.getOptionalConfig(KEY);
  const minimum = verification?.getOptionalConfig('minimumSlsa');
  return {
    builders: (verification?.getOptionalConfigArray('builders') ?? []).map(
      (builder, at) => {
        const spec = specOf(builder, at);
        return {
          id: builder.getString('id'),
          spec,
          level: levelOf(
            builder,
            'level',
            spec,
            `${KEY}.builders[${at}].level`,
          ),
        };
      },
    ),
    minimum: {
      '0.1': minimum?.has('v0')
        ? levelOf(minimum, 'v0', '0.1', `${KEY}.minimumSlsa.v0`)
        : DEFAULT_SLSA_MINIMUM['0.1'],
      '1': minimum?.has('v1')
        ? levelOf(minimum, 'v1', '1', `${KEY}.minimumSlsa.v1`)
        : DEFAULT_SLSA_MINIMUM['1'],
    },
  };
}

function specOf(builder: Config, at: number): SlsaSpec {
  const spec = builder.getString('spec');
  if (spec !== '0.1' && spec !== '1') {
    throw new InputError(
      `${KEY}.builders[${at}].spec: '${spec}' is neither '0.1' nor '1'`,
    );
  }
  return spec;
}

function levelOf(
  config: Config,
  key: string,
  spec: SlsaSpec,
  what: string,
): number {
  const level = config.getNumber(key);
  if (!Number.isInteger(level) || level < 0 || level > HIGHEST[spec]) {
    throw new InputError(
      `${what}: ${level} is no level of SLSA v${spec}, which has 0 to ${HIGHEST[spec]}`,
    );
  }
  return level;
}
