import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import type { VerifiabilityReport } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import { VerifiabilityCard } from './VerifiabilityCard';

function renderCard(report: Omit<VerifiabilityReport, 'at'>) {
  const at = '2027-07-14T12:00:00Z';
  renderInTestApp(<VerifiabilityCard />, {
    apis: [
      [
        goldenImagesApiRef,
        fakeApi({ getVerifiability: async () => ({ at, ...report }) }),
      ],
    ],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

describe('VerifiabilityCard', () => {
  it('says the share with its parts, and what is missing of which images', async () => {
    renderCard({
      verifiable: 2,
      total: 4,
      display: '50.0 %',
      rows: [
        {
          release: 'python/3.12/2.0.0',
          images: 1,
          missing: ['signature', 'sbom'],
        },
        { images: 1, missing: ['lineage', 'signature', 'sbom'] },
        { release: 'python/3.12/2.1.0', images: 2, missing: [] },
      ],
    });
    expect(await screen.findByText('50.0 %')).toBeVisible();
    expect(
      screen.getByText(/^2 of 4 images in production have digest/),
    ).toBeVisible();
    const [, first, second, ...more] = within(
      screen.getByRole('table', { hidden: true }),
    ).getAllByRole('row', { hidden: true });
    expect(first).toHaveTextContent(
      'python 3.12 golden-v2.0.01verified signature, bill of materials',
    );
    expect(
      within(first).getByRole('link', { name: '1', hidden: true }),
    ).toHaveAttribute(
      'href',
      '/golden-images/workloads?release=python%2F3.12%2F2.0.0&production=true',
    );
    expect(second).toHaveTextContent('none is proven1base release');
    expect(more).toEqual([]);
  });

  it('says that nothing runs', async () => {
    renderCard({ verifiable: 0, total: 0, display: 'n/a', rows: [] });
    expect(
      await screen.findByText('No image runs in production.'),
    ).toBeVisible();
  });
});
