import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { TrackEntityOptions } from './trackEntity';

/** Configuration of the module, checked. */
export interface ModuleConfig {
  readonly entities: TrackEntityOptions;
  /** Set when nobody is named as owner: which keys could have done so. */
  readonly ownerMissing?: string;
  readonly verdictLabel: boolean;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
}

const VALID = makeValidator();
const KEY = 'catalog.providers.goldenImages';
const PLATFORM_ROLE = 'goldenImages.roles.platform';

/** As providers of the catalog have it who do not know the owner. */
const UNKNOWN_OWNER = 'unknown';

const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 5 },
  // The portal's own plugins have to be up first.
  initialDelay: { seconds: 30 },
};

/** @throws InputError that names the key when a value is wrong */
export function readModuleConfig(config: RootConfigService): ModuleConfig {
  const own = config.getOptionalConfig(KEY);
  const owner =
    readRef(`${KEY}.owner`, own?.getOptionalString('owner'), 'group') ??
    readRef(PLATFORM_ROLE, firstOf(config.getOptional(PLATFORM_ROLE)), 'group');
  const appUrl = config.getOptionalString('app.baseUrl')?.replace(/\/+$/, '');
  return {
    entities: {
      owner: owner ?? UNKNOWN_OWNER,
      system: readRef(
        `${KEY}.system`,
        own?.getOptionalString('system'),
        'system',
      ),
      namespace: readNamespace(own?.getOptionalString('namespace')),
      releasesUrl: appUrl && `${appUrl}/golden-images/releases`,
    },
    ownerMissing: owner ? undefined : `${KEY}.owner or ${PLATFORM_ROLE}`,
    verdictLabel: own?.getOptionalBoolean('verdictLabel') ?? false,
    schedule: own?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          own.getConfig('schedule'),
        )
      : SCHEDULE,
  };
}

function readRef(
  key: string,
  value: string | undefined,
  defaultKind: string,
): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const ref = parseRef(value, defaultKind);
  if (
    !ref ||
    !VALID.isValidNamespace(ref.namespace) ||
    !VALID.isValidEntityName(ref.name)
  ) {
    throw new InputError(
      `${key}: '${value}' is not an entity reference such as ${defaultKind}:default/platform`,
    );
  }
  return stringifyEntityRef(ref);
}

function parseRef(
  value: string,
  defaultKind: string,
): CompoundEntityRef | undefined {
  try {
    return parseEntityRef(value, { defaultKind });
  } catch {
    return undefined;
  }
}

/** A role is a group, or a list of them. */
function firstOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

function readNamespace(value: string = 'default'): string {
  if (!VALID.isValidNamespace(value)) {
    throw new InputError(`${KEY}.namespace: '${value}' is not a namespace`);
  }
  return value;
}
