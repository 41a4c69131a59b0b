import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import {
  resolvePackagePath,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';

const FOLDER = resolvePackagePath('backend', '../../examples/build/variants');

/** An image that was built and pushed, yet without a tag. */
export interface BuiltImage {
  readonly digest: string;
  /** Of its compressed layers. */
  readonly bytes: number;
}

/** What CI has at hand for customized images: a builder, and a cluster to roll out to. */
export interface DemoPrograms {
  /** @param base - `golden/python@sha256:…`, in the same registry */
  build(options: {
    readonly dockerfile: string;
    readonly base: string;
    readonly into: string;
    /** ISO time that the image says it was made at. */
    readonly at: string;
  }): Promise<BuiltImage>;
  /** Has a component run an image in a cluster of production. */
  rollOut(options: {
    readonly team: string;
    readonly component: string;
    readonly name: string;
    readonly image: string;
  }): Promise<void>;
  /** Source of the cluster in the portal. */
  readonly cluster: string;
}

/**
 * The programs of `examples/build/variants` on the demo's registry and its cluster.
 * @param registry - folder of the registry
 * @throws NotFoundError when app-config names no cluster
 */
export function demoPrograms(
  config: RootConfigService,
  registry: string,
): DemoPrograms {
  const production = config.getOptionalConfigArray(
    'goldenImages.clusters',
  )?.[0];
  if (!production) {
    throw new NotFoundError(
      `The demo's CI needs a cluster of type manifests under goldenImages.clusters`,
    );
  }
  const cluster = production.getString('name');
  const clusters = resolve(production.getString('target'), '..');
  return {
    cluster,
    build: async ({ dockerfile, ...image }) =>
      JSON.parse(
        await run('buildVariant.mjs', { registry, ...image }, dockerfile),
      ),
    rollOut: async options => {
      await run('rollOut.mjs', { clusters, cluster, ...options });
    },
  };
}

function run(
  program: string,
  options: Readonly<Record<string, string>>,
  input = '',
): Promise<string> {
  return new Promise((done, failed) => {
    const child = execFile(
      process.execPath,
      [
        resolve(FOLDER, program),
        ...Object.entries(options).flatMap(([name, value]) => [
          `--${name}=${value}`,
        ]),
      ],
      (error, stdout) => (error ? failed(error) : done(stdout)),
    );
    child.stdin?.end(input);
  });
}
