import type {
  ObservedUsage,
  ObservedWorkload,
} from '@image-governance/plugin-golden-images-common';
import type {
  ReadOptions,
  UsagePage,
  UsageSource,
} from '@image-governance/plugin-golden-images-node';

/** A usage source in memory. */
export class FakeCluster implements UsageSource {
  readonly name: string;
  readonly type = 'fake';
  readonly target = 'memory';
  /** What it lists from now on. */
  pages: (readonly ObservedUsage[])[] = [];
  /** Parts that it cannot read whole. */
  unreadable: readonly string[] = [];
  /** Number of pages after which a listing breaks off. */
  breaksAfter: number | undefined;
  /** Called before each page. */
  beforePage: () => Promise<void> = async () => {};

  constructor(name = 'c1') {
    this.name = name;
  }

  async *listUsages(_options: ReadOptions): AsyncIterable<UsagePage> {
    for (const [index, usages] of this.pages.entries()) {
      if (index === this.breaksAfter) {
        throw new Error(`listing broke off at https://bot:pw@c1/page${index}`);
      }
      await this.beforePage();
      yield { usages, problems: [], unreadable: this.unreadable };
    }
  }
}

/** One container of `deployment` in namespace `shop` of cluster `c1`, unless told otherwise. */
export function usage(
  deployment: string,
  image: string,
  more: Partial<Omit<ObservedUsage, 'workload' | 'image'>> & {
    readonly workload?: Partial<ObservedWorkload>;
  } = {},
): ObservedUsage {
  return {
    container: 'main',
    containerType: 'container',
    pods: 1,
    ...more,
    image,
    workload: {
      cluster: 'c1',
      namespace: 'shop',
      kind: 'Deployment',
      name: deployment,
      labels: { app: deployment },
      ...more.workload,
    },
  };
}
