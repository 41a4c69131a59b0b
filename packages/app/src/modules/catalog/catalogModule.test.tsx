import { fetchApiRef } from '@backstage/core-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import goldenImagesPlugin from '@image-governance/plugin-golden-images';
import { screen } from '@testing-library/react';
import { catalogModule } from '.';

const SHOP = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
};

const STANDING = {
  entityRef: 'component:default/shop',
  verdict: 'direct-upstream',
  workloads: { production: 1, total: 1 },
  releases: [],
  age: { stale: false },
};

/** Answers of the backend by the end of their path. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/entities/by-query': { items: [SHOP], totalItems: 1, pageInfo: {} },
  '/inventory/entities/by-refs': [STANDING],
};

const FACETS: Readonly<Record<string, unknown[]>> = {
  kind: [{ value: 'Component', count: 1 }],
  'metadata.labels.golden-images.io/verdict': [
    { value: 'direct-upstream', count: 1 },
  ],
};

const fetchApi = {
  fetch: async (input: RequestInfo | URL) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const facets = url.searchParams
      .getAll('facet')
      .map(facet => [facet, FACETS[facet] ?? []]);
    const path = Object.keys(ANSWERS).find(end => url.pathname.endsWith(end));
    const body = path ? ANSWERS[path] : { facets: Object.fromEntries(facets) };
    return new Response(JSON.stringify(body), {
      headers: { 'content-type': 'application/json' },
    });
  },
};

describe('the page of the catalog', () => {
  it('has the golden image as a column and as a filter', async () => {
    renderTestApp({
      features: [catalogPlugin, catalogModule, goldenImagesPlugin],
      initialRouteEntries: [
        '/catalog?filters[kind]=component&filters[user]=all',
      ],
      apis: [[fetchApiRef, fetchApi]],
    });

    expect(
      await screen.findByRole(
        'columnheader',
        { name: 'Golden image' },
        { timeout: 30_000 },
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText('Pulled from upstream')).toBeInTheDocument();
    expect(
      await screen.findByTestId('goldenImage-picker-expand'),
    ).toBeInTheDocument();
  }, 60_000);
});
