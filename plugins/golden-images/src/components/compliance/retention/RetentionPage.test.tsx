import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import type {
  GoldenImagesApi,
  RetentionPage as Report,
  RetentionRow,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import { RetentionPage } from './RetentionPage';

function row(more: Partial<RetentionRow> = {}): RetentionRow {
  return {
    id: 'python/3.10/1.0.0',
    family: 'python',
    track: '3.10',
    version: '1.0.0',
    phase: 'archived',
    kept: ['sbom'],
    removable: [
      { what: 'layers', from: '2025-10-01', due: true },
      { what: 'build-artifacts', from: '2025-07-01', due: true },
      { what: 'test-results', from: '2026-01-01', due: false },
    ],
    frees: 1_200_000_000,
    ...more,
  };
}

function report(more: Partial<Report> = {}): Report {
  return {
    at: '2025-10-02T00:00:00Z',
    items: [row()],
    totalItems: 14,
    totals: {
      releases: 14,
      removable: 3,
      bytes: 1_200_000_000,
      unmeasured: 0,
    },
    ...more,
  };
}

function renderPage(getRetention: GoldenImagesApi['getRetention']) {
  renderInTestApp(<RetentionPage />, {
    apis: [[goldenImagesApiRef, fakeApi({ getRetention })]],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

describe('RetentionPage', () => {
  it('says first what may leave the registry, what that frees and what is kept', async () => {
    renderPage(async () => report());
    expect(
      await screen.findByText(
        '3 releases may leave the registry; frees 1.2 GB. Evidence of all 14 is kept.',
      ),
    ).toBeVisible();
    const [, first] = screen.getAllByRole('row');
    expect(first).toHaveTextContent('python 3.10 golden-v1.0.0');
    expect(first).toHaveTextContent('may go since 1 Oct 2025');
    expect(first).toHaveTextContent('from 1 Jan 2026');
  });

  it('says when nothing may go yet', async () => {
    renderPage(async () =>
      report({
        totals: { releases: 2, removable: 0, bytes: 0, unmeasured: 0 },
      }),
    );
    expect(
      await screen.findByText(
        'Nothing may leave the registry yet. Evidence of all 2 is kept.',
      ),
    ).toBeVisible();
  });

  it('names what could not be measured', async () => {
    renderPage(async () =>
      report({
        items: [row({ frees: undefined })],
        totals: { releases: 1, removable: 1, bytes: 0, unmeasured: 1 },
      }),
    );
    expect(await screen.findByText('not measured')).toBeVisible();
    expect(screen.getByText(/1 of them is not in that sum/)).toBeVisible();
  });

  it('has a state for no release', async () => {
    renderPage(async () =>
      report({
        items: [],
        totalItems: 0,
        totals: { releases: 0, removable: 0, bytes: 0, unmeasured: 0 },
      }),
    );
    expect(
      await screen.findByText('No golden release is known yet'),
    ).toBeVisible();
  });

  it('says when one may not see it', async () => {
    renderPage(async () => {
      throw new NotAllowedError('You may not read it');
    });
    expect(await screen.findByText(/retention report/)).toBeVisible();
  });
});
