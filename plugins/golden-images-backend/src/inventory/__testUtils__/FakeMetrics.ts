import type {
  MetricAttributes,
  MetricsService,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

/** A figure as it was reported. */
export interface Measured {
  readonly value: number;
  readonly attributes?: MetricAttributes;
}

/** A metrics service that keeps what is measured, and can be collected from. */
export class FakeMetrics implements MetricsService {
  readonly #measured = new Map<string, Measured[]>();
  readonly #callbacks = new Map<string, MetricsServiceObservableCallback[]>();

  /** What counters, histograms and gauges were given. */
  of(name: string): readonly Measured[] {
    return this.#measured.get(name) ?? [];
  }

  /** What an observable reports now. */
  async collect(name: string): Promise<Measured[]> {
    const seen: Measured[] = [];
    for (const callback of this.#callbacks.get(name) ?? []) {
      await callback({
        observe: (value, attributes) => {
          seen.push({ value, attributes });
        },
      });
    }
    return seen;
  }

  createCounter(name: string) {
    return { add: this.#keep(name) };
  }

  createUpDownCounter(name: string) {
    return { add: this.#keep(name) };
  }

  createHistogram(name: string) {
    return { record: this.#keep(name) };
  }

  createGauge(name: string) {
    return { record: this.#keep(name) };
  }

  createObservableCounter(name: string) {
    return this.#observable(name);
  }

  createObservableUpDownCounter(name: string) {
    return this.#observable(name);
  }

  createObservableGauge(name: string) {
    return this.#observable(name);
  }

  #keep(name: string) {
    const measured: Measured[] = [];
    this.#measured.set(name, measured);
    return (value: number, attributes?: MetricAttributes) => {
      measured.push({ value, attributes });
    };
  }

  #observable(name: string) {
    const callbacks: MetricsServiceObservableCallback[] = [];
    this.#callbacks.set(name, callbacks);
    return {
      addCallback: (callback: MetricsServiceObservableCallback) => {
        callbacks.push(callback);
      },
      removeCallback: (callback: MetricsServiceObservableCallback) => {
        callbacks.splice(callbacks.indexOf(callback), 1);
      },
    };
  }
}
