import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderTestApp, mockApis } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/core-plugin-api';
import homePlugin from '@backstage/plugin-home/alpha';
import goldenImagesPlugin, {
  goldenImagesApiRef,
} from '@image-governance/plugin-golden-images';
import { screen } from '@testing-library/react';

const LAYOUT = [
  {
    component: 'HomePageGoldenImagesOfMyTeams',
    column: 0,
    row: 0,
    width: 8,
    height: 8,
  },
];

it('has the golden images of my teams on the home page', async () => {
  const asked: string[] = [];
  // The grid of the home page shows nothing before it was measured, and jsdom measures nothing.
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1200);
  renderTestApp({
    features: [homePlugin, goldenImagesPlugin],
    initialRouteEntries: ['/home'],
    config: {
      app: {
        extensions: [{ 'page:home': { config: { defaultConfig: LAYOUT } } }],
      },
    },
    apis: [
      [
        identityApiRef,
        mockApis.identity({ ownershipEntityRefs: ['group:default/shop'] }),
      ],
      [
        goldenImagesApiRef,
        {
          getOwnersSummary: async (owners: readonly string[]) => {
            asked.push(...owners);
            throw new Error('the answer of the backend');
          },
        },
      ],
    ],
  });
  expect(
    await screen.findByText(
      'Golden images of my teams',
      {},
      { timeout: 20_000 },
    ),
  ).toBeInTheDocument();
  expect(
    await screen.findByText('the answer of the backend'),
  ).toBeInTheDocument();
  expect(asked).toEqual(['group:default/shop']);
}, 60_000);

it('is laid out so in the demo', () => {
  const config = readFileSync(
    join(__dirname, '..', '..', '..', 'app-config.yaml'),
    'utf8',
  );
  expect(config).toContain(`component: ${LAYOUT[0].component}`);
});
