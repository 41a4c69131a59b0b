import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AuditEntry,
  GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { AuditPage } from './AuditPage';
import { DecisionTimeline } from './DecisionTimeline';

const HASH = 'a'.repeat(64);

const ENTRY: AuditEntry = {
  sequence: 1204,
  at: '2027-01-01T08:55:00.000Z',
  actor: 'user:default/ines',
  action: 'release.deprecate',
  object: 'release:python/3.12/2.1.0',
  before: { phase: 'active', track: '3.12' },
  after: { phase: 'legacy', track: '3.12' },
  reason: 'superseded',
  previousHash: HASH,
  hash: HASH,
};

function renderApp(element: JSX.Element, answers: Partial<GoldenImagesApi>) {
  const api = fakeApi({
    listAuditEntries: async () => ({ items: [ENTRY], totalItems: 1204 }),
    getAuditVerification: async () => ({
      at: new Date(Date.now() - 125_000).toISOString(),
      entries: 1204,
      head: { sequence: 1204, hash: HASH, at: ENTRY.at },
    }),
    ...answers,
  });
  renderInTestApp(element, {
    apis: [[goldenImagesApiRef, api], mockApis.permission()],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
}

describe('AuditPage', () => {
  it('says first how much is on record and that it is whole', async () => {
    renderApp(<AuditPage />, {});
    expect(
      await screen.findByText(
        '1,204 decisions on record; the chain was verified 2 min ago: unbroken',
      ),
    ).toBeVisible();
  });

  it('names the first broken entry', async () => {
    renderApp(<AuditPage />, {
      getAuditVerification: async () => ({
        at: new Date().toISOString(),
        entries: 16,
        broken: {
          sequence: 17,
          fault: 'changed',
          because: 'Entry 17 was changed.',
        },
      }),
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The record is broken at entry 17');
    expect(alert).toHaveTextContent('Entry 17 was changed. The 16 entries');
  });

  it('shows who decided what, only what changed, and opens the release', async () => {
    renderApp(<AuditPage />, {});
    const row = within(
      await screen.findByRole('row', { name: /release.deprecate/ }),
    );
    expect(row.getByText(/from active to/)).toHaveTextContent(
      'phase: from active to legacy',
    );
    expect(row.queryByText(/track/)).not.toBeInTheDocument();
    expect(row.getByText('superseded')).toBeVisible();
    expect(
      row.getByRole('link', { name: 'python/3.12/2.1.0' }),
    ).toHaveAttribute('href', '/golden-images/releases/python/3.12/2.1.0');
  });

  it('asks for what the filters say, with days whole', async () => {
    const user = userEvent.setup();
    const listAuditEntries = jest.fn<
      ReturnType<GoldenImagesApi['listAuditEntries']>,
      Parameters<GoldenImagesApi['listAuditEntries']>
    >(async filter =>
      filter?.actor
        ? { items: [], totalItems: 0 }
        : { items: [ENTRY], totalItems: 1 },
    );
    renderApp(<AuditPage />, { listAuditEntries });
    await user.type(await screen.findByLabelText('To'), '2027-01-31');
    await user.click(screen.getByLabelText('Actor'));
    await user.paste('user:default/ines');
    await waitFor(() =>
      expect(listAuditEntries).toHaveBeenCalledWith(
        { actor: ['user:default/ines'], to: '2027-02-01T00:00:00.000Z' },
        { cursor: undefined, limit: 50 },
      ),
    );
    expect(
      await screen.findByText('No decision matches these filters.'),
    ).toBeVisible();
  });

  it('says what will be here when nothing was decided yet', async () => {
    renderApp(<AuditPage />, {
      listAuditEntries: async () => ({ items: [], totalItems: 0 }),
    });
    expect(
      await screen.findByText('No decision is on record yet'),
    ).toBeVisible();
  });

  it('names the permission to who lacks it', async () => {
    renderApp(<AuditPage />, {
      listAuditEntries: async () => {
        throw Object.assign(new Error('no'), { name: 'NotAllowedError' });
      },
    });
    expect(
      await screen.findByText(/the permission golden-images.audit.read/),
    ).toBeVisible();
  });

  it('says why an export failed', async () => {
    const user = userEvent.setup();
    renderApp(<AuditPage />, {
      exportAudit: async () => {
        throw new Error('503');
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Export NDJSON' }),
    );
    expect(await screen.findByText('The export failed: 503')).toBeVisible();
  });
});

describe('DecisionTimeline', () => {
  it('tells the decisions about a release', async () => {
    const listDecisions = jest.fn(async () => ({
      items: [ENTRY],
      totalItems: 1,
    }));
    renderApp(<DecisionTimeline object="release:python/3.12/2.1.0" />, {
      listDecisions,
    });
    expect(await screen.findByText('release.deprecate')).toBeVisible();
    expect(screen.getByText('superseded')).toBeVisible();
    expect(listDecisions).toHaveBeenCalledWith('python/3.12/2.1.0', {
      limit: 20,
    });
  });

  it('says that nothing was decided', async () => {
    renderApp(<DecisionTimeline object="release:a/1/1.0.0" />, {
      listDecisions: async () => ({ items: [], totalItems: 0 }),
    });
    expect(await screen.findByText(/Nothing was decided/)).toBeVisible();
  });
});
