import type {
  AuthService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type { Verdict } from '@image-governance/plugin-golden-images-common';
import type { GoldenImagesService } from '@image-governance/plugin-golden-images-node';
import { readStandings } from './readStandings';

/** Options of {@link EntityVerdicts.create}. */
export interface EntityVerdictsOptions {
  readonly goldenImages: GoldenImagesService;
  readonly auth: AuthService;
  /** Of local scope: every replica processes entities, so every one needs them. */
  readonly taskRunner: SchedulerServiceTaskRunner;
  readonly now: () => Date;
}

/** The verdict of every entity, as it was when all of them could be read last. */
export class EntityVerdicts {
  readonly #options: EntityVerdictsOptions;
  #read?: {
    readonly at: string;
    readonly verdicts: ReadonlyMap<string, Verdict>;
  };

  static create(options: EntityVerdictsOptions): EntityVerdicts {
    return new EntityVerdicts(options);
  }

  private constructor(options: EntityVerdictsOptions) {
    this.#options = options;
  }

  /** ISO time when they were read; `undefined` while they never could be. */
  get readAt(): string | undefined {
    return this.#read?.at;
  }

  /** `undefined` for an entity without workloads. */
  of(entityRef: string): Verdict | undefined {
    return this.#read?.verdicts.get(entityRef);
  }

  /** Starts reading them regularly. */
  async start(): Promise<void> {
    await this.#options.taskRunner.run({
      id: 'golden-images-verdicts',
      fn: signal => this.refresh(signal),
    });
  }

  /** @throws when they could not all be read; they are as they were then */
  async refresh(signal: AbortSignal): Promise<void> {
    const { goldenImages, auth, now } = this.#options;
    const at = now().toISOString();
    const credentials = await auth.getOwnServiceCredentials();
    const verdicts = new Map<string, Verdict>();
    const api = goldenImages.as({ credentials, signal });
    for await (const { entityRef, verdict } of readStandings(api)) {
      verdicts.set(entityRef, verdict);
    }
    this.#read = { at, verdicts };
  }
}
