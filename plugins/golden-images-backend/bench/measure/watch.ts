import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** What a piece of work cost this process. */
export interface Cost {
  readonly seconds: number;
  /** Processor time of this process, in seconds. */
  readonly cpuSeconds: number;
  /** Highest resident memory while it ran, in MB (10^6 bytes). */
  readonly peakMegabytes: number;
  /** Longest that the event loop was held up, 99th percentile, in milliseconds. */
  readonly eventLoopP99: number;
}

const SAMPLE_MS = 10;

/** Runs work and watches time, memory and the event loop. */
export async function watch(work: () => Promise<void>): Promise<Cost> {
  collectGarbage();
  let peak = rss();
  const sampler = setInterval(() => {
    peak = Math.max(peak, rss());
  }, SAMPLE_MS);
  const delay = monitorEventLoopDelay({ resolution: SAMPLE_MS });
  delay.enable();
  const cpu = process.cpuUsage();
  const start = performance.now();
  try {
    await work();
  } finally {
    clearInterval(sampler);
    delay.disable();
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: Math.max(peak, rss()) / 1e6,
    eventLoopP99: delay.percentile(99) / 1e6,
  };
}

/** Resident memory of the process at rest, in MB. */
export function idleMegabytes(): number {
  collectGarbage();
  return rss() / 1e6;
}

function rss(): number {
  return process.memoryUsage.rss();
}

function collectGarbage(): void {
  if (!global.gc) {
    throw new Error('to be run with --expose-gc');
  }
  global.gc();
}
