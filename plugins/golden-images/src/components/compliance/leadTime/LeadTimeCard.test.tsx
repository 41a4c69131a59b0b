import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import type { LeadTimeReport } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import { LeadTimeCard } from './LeadTimeCard';

const NAME = { family: 'python', track: '3.12', version: '2.1.0' };

function renderCard(more: Partial<LeadTimeReport>) {
  const report: LeadTimeReport = {
    at: '2024-01-31T00:00:00Z',
    ratio: { numerator: 6, denominator: 1 },
    value: 6,
    display: '6.0 days',
    target: { value: 7, text: 'at most 7 days' },
    status: 'on-target',
    statement: 'A golden image comes 6.0 days after its upstream release.',
    from: '2023-11-03',
    to: '2024-01-31',
    rows: [],
    undated: 0,
    waiting: [],
    ...more,
  };
  renderInTestApp(<LeadTimeCard />, {
    apis: [[goldenImagesApiRef, fakeApi({ getLeadTime: async () => report })]],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

describe('LeadTimeCard', () => {
  it('GT-KPI2-01: shows the mean with its target, the stages in words and the remedy', async () => {
    renderCard({
      latest: {
        id: 'python/3.12/2.1.0',
        ...NAME,
        stages: [
          { stage: 'testing', days: 4 },
          { stage: 'admin', days: 2 },
          { stage: 'notify', days: 0 },
        ],
        slowest: 'testing',
        remediation: 'Testing takes longest.',
      },
      rows: [
        {
          id: 'python/3.12/2.1.0',
          ...NAME,
          upstreamReleasedAt: '2024-01-01',
          promotedAt: '2024-01-07',
          days: 6,
        },
      ],
    });
    expect(await screen.findByText('6.0 days')).toBeVisible();
    expect(screen.getByText('On target')).toBeVisible();
    expect(
      screen.getByText('pull and test 4 d, wait for promotion 2 d, notify 0 d'),
    ).toBeVisible();
    expect(screen.getByText('Testing takes longest.')).toBeVisible();
    expect(
      screen.getByText('1 promotion, 3 Nov 2023 to 31 Jan 2024'),
    ).toBeVisible();
  });

  it('GT-KPI2-03: lists what waits with its age, and what is not counted', async () => {
    renderCard({
      undated: 2,
      waiting: [
        { id: 'a', ...NAME, days: 20, since: 'upstream' },
        { id: 'b', ...NAME, version: '2.2.0', days: 1, since: 'opened' },
      ],
    });
    expect(
      await screen.findByText(/20 days since its upstream release/),
    ).toBeVisible();
    expect(screen.getByText(/1 day since it was opened/)).toBeVisible();
    expect(screen.getByText(/2 promotions without a known/)).toBeVisible();
  });

  it('says when there is nothing to measure', async () => {
    renderCard({
      status: 'no-data',
      display: 'n/a',
      statement: 'Nothing was promoted.',
    });
    expect(await screen.findByText('No data')).toBeVisible();
  });
});
