import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { OciRegistryReader } from '../OciRegistryReader';
import type { ReaderOptions } from '../readerOptions';

/**
 * A reader of a registry on loopback that never really waits.
 * @returns the reader, and the waits it was asked to make, in milliseconds.
 */
export function readerOf(
  { host }: { readonly host: string },
  config: Record<string, unknown> = {},
  options: ReaderOptions = {},
): { reader: OciRegistryReader; waits: number[] } {
  const waits: number[] = [];
  const entry: JsonObject = JSON.parse(
    JSON.stringify({
      name: 'loopback',
      host,
      url: `http://${host}`,
      requestsPerSecond: 1e6,
      ...config,
    }),
  );
  const reader = OciRegistryReader.fromConfig(new ConfigReader(entry), {
    random: () => 1,
    delay: async (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
    },
    ...options,
  });
  return { reader, waits };
}
