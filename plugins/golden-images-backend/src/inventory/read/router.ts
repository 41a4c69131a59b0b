import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  FINDINGS,
  IMAGE_CONTENTS,
  VERDICTS,
} from '@image-governance/plugin-golden-images-common';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { AT, LIST, PAGE } from '../../api';
import type { AuthorizedInventory } from './AuthorizedInventory';
import type { ScanTrigger } from './ScanTrigger';

const FILTER = z.object({
  verdict: z.array(z.enum(VERDICTS)).optional(),
  finding: z.array(z.enum(FINDINGS)).optional(),
  environment: LIST,
  cluster: LIST,
  namespace: LIST,
  entity: LIST,
  owner: LIST,
  family: LIST,
  track: LIST,
  release: LIST,
  movedFrom: LIST,
  digest: LIST,
  repository: LIST,
  text: z.string().optional(),
  production: z.boolean().optional(),
  at: AT,
});

const IMAGE_FILTER = z.object({
  text: z.string().optional(),
  verdict: z.array(z.enum(VERDICTS)).optional(),
  content: z.array(z.enum(IMAGE_CONTENTS)).optional(),
  family: LIST,
  release: LIST,
});

const MOMENT = z.object({ at: AT });

const REFS = z.object({ entityRefs: z.array(z.string()) });

/** `/inventory` of the API. */
export function addInventoryRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    inventory: AuthorizedInventory;
    scans: ScanTrigger;
  },
): void {
  const { httpAuth, inventory, scans } = options;

  router.get('/inventory/workloads', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const filter = FILTER.parse(req.query);
    const page = PAGE.parse(req.query);
    res.json(await inventory.listWorkloads({ filter, page }, credentials));
  });

  router.get('/inventory/workloads/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const request = { id: req.params.id, ...MOMENT.parse(req.query) };
    res.json(await inventory.getWorkload(request, credentials));
  });

  router.get('/inventory/facets', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await inventory.getFacets(credentials));
  });

  router.get('/inventory/images', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const filter = IMAGE_FILTER.parse(req.query);
    const page = PAGE.parse(req.query);
    res.json(await inventory.listImages({ filter, page }, credentials));
  });

  router.get('/inventory/images/:digest', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await inventory.getImage(req.params.digest, credentials));
  });

  router.get('/inventory/report/non-golden', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const report = await inventory.reportNonGolden(
      MOMENT.parse(req.query),
      credentials,
    );
    res.type('text/plain').send(report);
  });

  router.get('/inventory/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await inventory.listSources(credentials));
  });

  router.get('/inventory/scans/running', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await inventory.listRunningScans(credentials));
  });

  router.get('/inventory/sources/:name/scans', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const request = { name: req.params.name, page: PAGE.parse(req.query) };
    res.json(await inventory.listScans(request, credentials));
  });

  router.post('/inventory/sources/:name/scan', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await scans.scanNow({ source: req.params.name, request: req }, credentials);
    res.status(202).end();
  });

  router.get('/inventory/entities', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const page = PAGE.parse(req.query);
    res.json(await inventory.listEntityStandings(page, credentials));
  });

  router.post('/inventory/entities/by-refs', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { entityRefs } = REFS.parse(req.body);
    res.json(await inventory.getEntityStandings(entityRefs, credentials));
  });

  const entity = '/inventory/entities/:kind/:namespace/:name';

  router.get(`${entity}/summary`, async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await inventory.getEntitySummary(entityRequest(req), credentials));
  });

  router.get(entity, async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await inventory.getEntityInventory(entityRequest(req), credentials),
    );
  });
}

function entityRequest(
  req: Request<{ kind: string; namespace: string; name: string }>,
) {
  return {
    entityRef: stringifyEntityRef(req.params),
    ...MOMENT.parse(req.query),
  };
}
