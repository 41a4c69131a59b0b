import type {
  EntityStanding,
  GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';

type Api = Pick<GoldenImagesApi, 'getEntityStandings'>;

/** Entities in one request: as many as the API takes. */
const MOST = 200;
/** Milliseconds in which rows that appear together are asked for together. */
const GATHER = 10;
/** Milliseconds for which an answer does. */
const KEEP = 60_000;

interface Asked {
  readonly at: number;
  readonly standing: Promise<EntityStanding | undefined>;
}

interface Waiting {
  readonly resolve: (standing: EntityStanding | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Loads the standings of many entities that ask one by one, as the rows of a table do, with few requests. */
export class StandingLoader {
  static readonly #loaders = new WeakMap<Api, StandingLoader>();
  readonly #api: Api;
  readonly #asked = new Map<string, Asked>();
  #waiting = new Map<string, Waiting>();

  /** The one loader of an API: all rows have to share it. */
  static of(api: Api): StandingLoader {
    const known = StandingLoader.#loaders.get(api);
    const loader = known ?? new StandingLoader(api);
    StandingLoader.#loaders.set(api, loader);
    return loader;
  }

  private constructor(api: Api) {
    this.#api = api;
  }

  /** `undefined` for an entity without workloads. What failed is asked for again the next time. */
  load(entityRef: string): Promise<EntityStanding | undefined> {
    const asked = this.#asked.get(entityRef);
    if (asked && Date.now() - asked.at < KEEP) {
      return asked.standing;
    }
    const standing = new Promise<EntityStanding | undefined>(
      (resolve, reject) => {
        if (this.#waiting.size === 0) {
          setTimeout(() => this.#flush(), GATHER);
        }
        this.#waiting.set(entityRef, { resolve, reject });
      },
    );
    this.#asked.set(entityRef, { at: Date.now(), standing });
    return standing;
  }

  #flush(): void {
    const waiting = [...this.#waiting];
    this.#waiting = new Map();
    for (let i = 0; i < waiting.length; i += MOST) {
      this.#request(new Map(waiting.slice(i, i + MOST)));
    }
  }

  async #request(waiting: ReadonlyMap<string, Waiting>): Promise<void> {
    try {
      const found = await this.#api.getEntityStandings([...waiting.keys()]);
      const byRef = new Map(found.map(each => [each.entityRef, each]));
      waiting.forEach(({ resolve }, ref) => resolve(byRef.get(ref)));
    } catch (error) {
      waiting.forEach(({ reject }, ref) => {
        this.#asked.delete(ref);
        reject(error);
      });
    }
  }
}
