import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { layerViolations } from './__testUtils__/layers';

const PLUGINS = resolve(__dirname, '../../../plugins');

describe('layers', () => {
  it('hold in every source file of the plugins', () => {
    const sources = readSources();

    expect(sources.size).toBeGreaterThan(50);
    expect(layerViolations(sources)).toEqual([]);
  });

  it.each([
    [
      'the domain imports a library that is not pure',
      'golden-images-common/src/domain/inventory/judgment.ts',
      "import { Knex } from 'knex';",
    ],
    [
      'the domain imports what lies around it',
      'golden-images-common/src/domain/inventory/judgment.ts',
      "import type { Page } from '../../api/types';",
    ],
    [
      'common imports the node library',
      'golden-images-common/src/client/client.ts',
      "export * from '@image-governance/plugin-golden-images-node';",
    ],
    [
      'the frontend imports the backend',
      'golden-images/src/plugin.tsx',
      "const lazy = () => import('@image-governance/plugin-golden-images-backend');",
    ],
    [
      'the node library imports the backend by path',
      'golden-images-node/src/index.ts',
      "export * from '../../golden-images-backend/src';",
    ],
    [
      'a module imports the backend',
      'catalog-backend-module-golden-images/src/TrackProvider.ts',
      "import { goldenImagesPlugin } from '@image-governance/plugin-golden-images-backend';",
    ],
    [
      'a module imports the frontend by path',
      'catalog-backend-module-golden-images/src/TrackProvider.ts',
      "import { goldenImagesApiRef } from '../../golden-images/src/api';",
    ],
    [
      'the backend imports a module outside its tests',
      'golden-images-backend/src/plugin.ts',
      "import('@image-governance/plugin-scaffolder-backend-module-golden-images');",
    ],
    [
      'the node library imports a module',
      'golden-images-node/src/index.ts',
      "import module from '@image-governance/plugin-catalog-backend-module-golden-images';",
    ],
    [
      'a source imports another source',
      'golden-images-backend/src/sources/oci/client.ts',
      "import { objects } from '../kubernetes/objects';",
    ],
    [
      'a source imports a store',
      'golden-images-backend/src/sources/oci/client.ts',
      "import { ImageStore } from '../../inventory/images/ImageStore';",
    ],
    [
      'a source imports the database',
      'golden-images-backend/src/sources/files/read.ts',
      "import { GovernanceDatabase } from '../../database';",
    ],
    [
      'a room imports the store of another room',
      'golden-images-backend/src/compliance/kpis.ts',
      "import { VerdictStore } from '../inventory/judgment/VerdictStore';",
    ],
    [
      'a room imports a source',
      'golden-images-backend/src/inventory/scan/Scan.ts',
      "type Reader = import('../../sources/oci').OciReader;",
    ],
  ])('fail when %s', (_, path, text) => {
    expect(layerViolations(new Map([[path, text]]))).toHaveLength(1);
  });

  it.each([
    [
      'golden-images-common/src/domain/releases/day.ts',
      "import { DateTime } from 'luxon';\nimport { Digest } from '../inventory/digest';",
    ],
    [
      'golden-images-backend/src/compliance/kpis.ts',
      "import { ReleaseService } from '../releases/ReleaseService';\nimport { Kpi } from '@image-governance/plugin-golden-images-common';",
    ],
    [
      'catalog-backend-module-golden-images/src/TrackProvider.ts',
      "import { TrackView } from '@image-governance/plugin-golden-images-common';\nimport { GoldenImagesService } from '@image-governance/plugin-golden-images-node';",
    ],
    [
      'golden-images-backend/src/plugin.ts',
      "import { oci } from './sources/oci';\nimport { ImageStore } from './inventory/images/ImageStore';",
    ],
    [
      'golden-images-backend/src/customizations/wholePath.test.ts',
      "import('@image-governance/plugin-scaffolder-backend-module-golden-images');",
    ],
  ])('allow what the design asks for in %s', (path, text) => {
    expect(layerViolations(new Map([[path, text]]))).toEqual([]);
  });
});

function readSources(): Map<string, string> {
  return new Map(
    readdirSync(PLUGINS, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => ({
        path,
        name: relative(PLUGINS, path).split(sep).join('/'),
      }))
      .filter(({ name }) => /^[^/]+\/src\//.test(name))
      .map(({ path, name }) => [name, readFileSync(path, 'utf8')]),
  );
}
