import { concurrently } from '../../src/inventory/images/concurrently';
import { image, type ScanSize } from './estate';

const PATHS = [
  '/apis/apps/v1/replicasets',
  '/apis/batch/v1/jobs',
  '/api/v1/pods',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/statefulsets',
  '/apis/apps/v1/daemonsets',
  '/apis/batch/v1/cronjobs',
];

/** As many as a scan reads at a time. */
const CONCURRENCY = 8;

/** The same pages as a scan of the cluster, fetched, parsed and thrown away. */
export async function listingFloor(cluster: string): Promise<void> {
  for (const path of PATHS) {
    let token: string | undefined;
    do {
      const query = token ? `&continue=${token}` : '';
      const body = await json(`${cluster}${path}?limit=500${query}`);
      token = body.metadata.continue;
    } while (token);
  }
}

/** The same manifests and configs as a first scan, fetched, parsed and thrown away. */
export async function imagesFloor(
  registry: string,
  size: ScanSize,
): Promise<void> {
  const numbers = Array.from({ length: size.images }, (_, n) => n);
  await concurrently(numbers, CONCURRENCY, async n => {
    const { repository, digest, configDigest } = image(n);
    await json(`${registry}/v2/${repository}/manifests/${digest}`);
    await json(`${registry}/v2/${repository}/blobs/${configDigest}`);
  });
}

async function json(url: string) {
  const response = await fetch(url);
  return response.json();
}
