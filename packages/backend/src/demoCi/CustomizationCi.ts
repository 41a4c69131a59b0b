import { parseEntityRef } from '@backstage/catalog-model';
import {
  parseReference,
  type GoldenImagesApi,
  type ImageReference,
  type RequestView,
} from '@image-governance/plugin-golden-images-common';
import type { BuiltImage, DemoPrograms } from './demoPrograms';
import type { TaggableRegistry } from './internalRegistry';
import { LICENCES } from './licences';

/** Of the first image that is published for a request. */
const VERSION = '1.0.0';

/** Options of {@link CustomizationCi}. */
export interface CustomizationCiOptions {
  readonly api: GoldenImagesApi;
  readonly registry: TaggableRegistry;
  readonly programs: DemoPrograms;
  /** Path of approved variants in the registry: `team-approved/`. */
  readonly approvedPath: string;
}

/**
 * What the CI of the repository of customized images does: it builds what is asked for, reports
 * what it found, and once both teams have approved publishes the image and rolls it out. It asks the
 * portal how each request stands, so that it may be stopped and started at any time.
 *
 * There is no Docker and no scanner in the demo: a layer says what would have been run in it, nothing
 * is found, and licences are those of a list.
 */
export class CustomizationCi {
  readonly #options: CustomizationCiOptions;

  constructor(options: CustomizationCiOptions) {
    this.#options = options;
  }

  /** Goes as far as it can now; the rest is for the next time. */
  async run(): Promise<void> {
    const { api } = this.#options;
    const { items } = await api.listCustomizationRequests({
      state: ['submitted', 'approved', 'merged', 'built'],
    });
    for (const { id } of items) {
      const request = await api.getCustomizationRequest(id);
      if (request.state === 'submitted') {
        await this.#check(request);
      } else {
        await this.#publish(request);
      }
    }
  }

  async #check(request: RequestView): Promise<void> {
    const { api } = this.#options;
    const { id, revision, checks, packages } = request;
    if (
      checks.some(
        ({ check, state }) => check === 'build' && state !== 'pending',
      )
    ) {
      return;
    }
    const { bytes } = await this.#build(request);
    await api.reportCustomizationChecks(id, {
      key: `demo-ci:${id}:${revision}`,
      revision,
      build: { result: 'passed' },
      size: { bytes },
      vulnerabilities: { tool: 'stand-in of the demo', findings: [] },
      licences: packages.flatMap(({ name }) =>
        LICENCES[name] ? [{ package: name, licence: LICENCES[name] }] : [],
      ),
    });
  }

  async #publish(request: RequestView): Promise<void> {
    const { api, registry, programs } = this.#options;
    const { id, revision, image, component } = request;
    const step = (name: 'merged' | 'built' | 'published') => ({
      key: `demo-ci:${id}:${name}`,
      step: name,
      revision,
    });
    await api.reportCustomizationProgress(id, step('merged'));
    const { digest } = await this.#build(request);
    await api.reportCustomizationProgress(id, step('built'));
    await registry.tag(this.#repository(request), VERSION, digest);
    await api.scanNow(registry.name);
    const reference = `${baseOf(request).registry}/${this.#repository(
      request,
    )}:${VERSION}@${digest}`;
    await api.reportCustomizationProgress(id, {
      ...step('published'),
      reference,
      findings: {},
    });
    if (component) {
      const { name } = parseEntityRef(component);
      await programs.rollOut({
        team: parseEntityRef(request.team).name,
        component: name,
        name: `${name}-${image}`,
        image: reference,
      });
      await api.scanNow(programs.cluster);
    }
  }

  #build(request: RequestView): Promise<BuiltImage> {
    const { repository, digest } = baseOf(request);
    return this.#options.programs.build({
      dockerfile: request.dockerfile,
      base: `${repository}@${digest}`,
      into: this.#repository(request),
      // Whenever it is built, the same bytes come of it.
      at: request.createdAt,
    });
  }

  #repository({ team, image }: RequestView): string {
    return `${this.#options.approvedPath}${parseEntityRef(team).name}/${image}`;
  }
}

/** The portal takes no request whose base it cannot read. */
function baseOf({ base }: RequestView): ImageReference {
  const parsed = parseReference(base);
  if (!parsed.ok) {
    throw new Error(`${base}: ${parsed.error.message}`);
  }
  return parsed.reference;
}
