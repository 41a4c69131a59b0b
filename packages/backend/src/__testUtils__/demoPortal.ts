import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from './demoOrganisation';

/** The demo's `goldenImages` of app-config, over a demo organisation in another place. */
export function demoConfig(directory: string) {
  const text = readFileSync(join(ROOT, 'app-config.yaml'), 'utf8');
  const { goldenImages } = parse(
    text.replaceAll('../../examples/demo', directory),
  );
  return { goldenImages };
}

/** The components of the demo's catalog, with the relation to their owner that a catalog adds. */
export function demoEntities(): Entity[] {
  const text = readFileSync(
    join(ROOT, 'examples/catalog/components.yaml'),
    'utf8',
  );
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .map(entity => ({
      ...entity,
      metadata: { namespace: 'default', ...entity.metadata },
      relations: [
        { type: 'ownedBy', targetRef: `group:default/${entity.spec.owner}` },
      ],
    }));
}
