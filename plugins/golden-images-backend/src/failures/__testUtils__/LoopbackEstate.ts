import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import {
  podObject,
  type PodOptions,
} from '../../sources/kubernetes/__testUtils__/apiObjects';
import { LoopbackCluster } from '../../sources/kubernetes/__testUtils__/LoopbackCluster';
import type { StoredObject } from '../../sources/kubernetes/__testUtils__/TestCluster';
import {
  buildImage,
  type BuiltImage,
} from '../../sources/oci/__testUtils__/imageContent';
import {
  LoopbackRegistry,
  sendJson,
  type Quirk,
} from '../../sources/oci/__testUtils__/LoopbackRegistry';
import { loopbackSources } from './loopbackSources';
import { Recorder } from './Recorder';

const PASSWORD = 'r3gistry-s3cret';
const BASIC = Buffer.from(`robot:${PASSWORD}`).toString('base64');
const CLUSTER_TOKEN = 'scanner-token';

/** How long an answer may take where none is slow on purpose: a busy machine must not look like a broken source. */
const PATIENCE_MS = 20_000;

const TAG = '1.0-golden-v1.0.0';
/** What everything golden here is: the families differ by their first layer. */
const FAMILIES = Array.from({ length: 10 }, (_, at) => `base${at}`);

/**
 * A portal over a registry with ten golden repositories and a cluster with
 * twenty pods, both on loopback and both with credentials. One failure at a
 * time is switched on; everything that the portal says is kept, to be searched.
 */
export class LoopbackEstate {
  readonly registry: LoopbackRegistry;
  readonly cluster: LoopbackCluster;
  readonly recorder: Recorder;
  readonly knex: Knex;
  /** What the registry answers in another way than it should. */
  registryFault: Quirk = () => false;
  readonly #repositories: Record<string, Record<string, BuiltImage>>;
  readonly #patience: number;
  readonly #answers: unknown[] = [];
  #portal: PortalUnderTest | undefined;

  /** @param options.patience - how long an answer may take, in milliseconds */
  static async create(
    knex: Knex,
    { patience = PATIENCE_MS }: { patience?: number } = {},
  ): Promise<LoopbackEstate> {
    const repositories = Object.fromEntries(
      FAMILIES.map(family => [
        `golden/${family}`,
        { [TAG]: buildImage({ layers: [family] }) },
      ]),
    );
    const estate = new LoopbackEstate({
      knex,
      repositories,
      registry: await LoopbackRegistry.start({ repositories }),
      cluster: await LoopbackCluster.start(),
      patience,
    });
    for (let at = 0; at < 20; at += 1) {
      await (at % 2 === 0 ? estate.runGolden(`w${at}`) : estate.runOther(at));
    }
    return estate;
  }

  private constructor(options: {
    knex: Knex;
    repositories: Record<string, Record<string, BuiltImage>>;
    registry: LoopbackRegistry;
    cluster: LoopbackCluster;
    patience: number;
  }) {
    this.knex = options.knex;
    this.registry = options.registry;
    this.cluster = options.cluster;
    this.recorder = new Recorder();
    this.#repositories = options.repositories;
    this.#patience = options.patience;
    this.registry.quirk = (request, response) => {
      if (this.registryFault(request, response)) {
        return true;
      }
      return (
        request.authorization !== `Basic ${BASIC}` &&
        sendJson(response, {}, { 'www-authenticate': 'Basic realm="x"' }, 401)
      );
    };
  }

  /** Starts the portal, which scans both sources at once. */
  async start(catalog?: BackendFeature): Promise<void> {
    this.#portal = await this.#start(this.knex, this.recorder, catalog);
  }

  /** Starts one more replica of the portal, on its own connection to the database. */
  async startReplica(knex: Knex): Promise<PortalUnderTest> {
    return this.#start(knex, new Recorder(this.recorder.lines));
  }

  /** Pushes an image under a new tag; returns it. */
  push(repository: string, tag: string, image: BuiltImage): BuiltImage {
    this.#repositories[repository] = {
      ...this.#repositories[repository],
      [tag]: image,
    };
    return image;
  }

  /** Deletes a tag. */
  untag(repository: string, tag: string): void {
    delete this.#repositories[repository][tag];
  }

  /** A pod that runs a golden image. */
  async runGolden(name: string): Promise<StoredObject> {
    const repository = `golden/${FAMILIES[0]}`;
    return this.run(name, `${repository}:${TAG}`, this.#digest(repository));
  }

  /** A pod with an image of the registry. */
  async run(
    name: string,
    image: string,
    digest: string,
    more: Pick<PodOptions, 'labels' | 'namespace'> = {},
  ): Promise<StoredObject> {
    const place = `${this.registry.host}/${image}`;
    return this.cluster.create(
      podObject({
        ...more,
        name,
        containers: { app: place },
        imageIds: { app: `${place.replace(/:[^/]*$/, '')}@${digest}` },
      }),
    );
  }

  async runOther(at: number): Promise<StoredObject> {
    const digest = `sha256:${String(at).padStart(64, '0')}`;
    return this.cluster.create(
      podObject({
        name: `w${at}`,
        containers: { app: 'docker.io/library/nginx:1' },
        imageIds: { app: `docker.io/library/nginx@${digest}` },
      }),
    );
  }

  /** Has a source scanned: `registry` or `cluster`. */
  async scan(source: string): Promise<void> {
    const { status } = await this.portal.post(
      `/inventory/sources/${source}/scan`,
    );
    if (status !== 202) {
      throw new Error(`The scan of ${source} was answered with ${status}`);
    }
  }

  /** The answer to a question, which has to be one. */
  async get(path: string) {
    const { status, body } = await this.portal.get(path);
    this.#answers.push(body);
    if (status !== 200) {
      throw new Error(`${path} was answered with ${status}`);
    }
    return body;
  }

  /** A source as the Sources page shows it. */
  async source(name: string): Promise<SourceView> {
    const sources: SourceView[] = await this.get('/inventory/sources');
    const source = sources.find(each => each.name === name);
    if (!source) {
      throw new Error(`There is no source ${name}`);
    }
    return source;
  }

  /** What people see of the organisation: its workloads, figures and releases. */
  async picture() {
    const { items } = await this.get('/inventory/workloads?limit=100');
    const overview = await this.get('/compliance/overview');
    const releases: { id: string; timeline: { phase: string } }[] =
      await this.get('/releases');
    return {
      workloads: items.map(
        (row: { name: string; verdict: string; pods: number }) =>
          `${row.name} ${row.verdict} ${row.pods}`,
      ),
      adoption: overview.adoption.ratio,
      nonCompliant: overview.nonCompliant.kpi.ratio,
      unknown: overview.unknown,
      sprawl: overview.sprawl.kpi.ratio,
      releases: releases.map(({ id, timeline }) => `${id} ${timeline.phase}`),
    };
  }

  /** Number of usages on record by state. */
  async usages(): Promise<Record<string, number>> {
    const rows: { state: string }[] = await this.knex('usages').select('state');
    const counts: Record<string, number> = {};
    for (const { state } of rows) {
      counts[state] = (counts[state] ?? 0) + 1;
    }
    return counts;
  }

  /** Which credentials stand in what was logged or answered since the last time, or in the database: none, it is hoped. */
  async leaks(): Promise<string[]> {
    const texts = [
      ...this.recorder.lines.splice(0),
      JSON.stringify(this.#answers.splice(0)),
    ];
    for (const table of ['sources', 'scans', 'images', 'usages', 'verdicts']) {
      texts.push(JSON.stringify(await this.knex(table).select()));
    }
    return [PASSWORD, BASIC, CLUSTER_TOKEN].filter(secret =>
      texts.some(text => text.includes(secret)),
    );
  }

  get portal(): PortalUnderTest {
    if (!this.#portal) {
      throw new Error('The portal was not started');
    }
    return this.#portal;
  }

  async stop(): Promise<void> {
    await this.#portal?.stop();
    await this.registry.stop();
    await this.cluster.stop();
  }

  async #start(
    knex: Knex,
    recorder: Recorder,
    catalog?: BackendFeature,
  ): Promise<PortalUnderTest> {
    return PortalUnderTest.start({
      knex,
      catalog,
      config: {
        goldenImages: {
          policy: {
            registries: { internal: this.registry.host },
            environments: [{ name: 'staging', namespaces: ['staging'] }],
          },
        },
      },
      features: [
        loopbackSources({
          registry: this.registry,
          password: PASSWORD,
          cluster: this.cluster,
          patience: this.#patience,
        }),
        ...recorder.features(),
      ],
    });
  }

  #digest(repository: string): string {
    return this.#repositories[repository][TAG].digest;
  }
}
