import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import type {
  Facets,
  GoldenImagesApi,
  Page,
  WorkloadRow,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { DIGEST, workload } from '../../testing/inventoryFixtures';
import { WorkloadsPage } from './WorkloadsPage';

const FACETS: Facets = {
  clusters: ['prod-eu', 'prod-us'],
  namespaces: ['shop'],
  environments: ['production', 'staging'],
  owners: ['group:default/team-a'],
  families: ['python'],
  tracks: ['3.12'],
};

const ONE: Page<WorkloadRow> = { items: [workload()], totalItems: 1 };

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{decodeURIComponent(search)}</output>;
}

function renderPage(
  listWorkloads: GoldenImagesApi['listWorkloads'],
  options: { search?: string; answers?: Partial<GoldenImagesApi> } = {},
) {
  renderInTestApp(
    <>
      <WorkloadsPage />
      <Address />
    </>,
    {
      apis: [
        [
          goldenImagesApiRef,
          fakeApi({
            getFacets: async () => FACETS,
            listWorkloads,
            ...options.answers,
          }),
        ],
      ],
      initialRouteEntries: [`/${options.search ?? ''}`],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

type Call = Parameters<GoldenImagesApi['listWorkloads']>;

function recording(answer: (...call: Call) => Page<WorkloadRow>) {
  const calls: Call[] = [];
  const listWorkloads: GoldenImagesApi['listWorkloads'] = async (...call) => {
    calls.push(call);
    return answer(...call);
  };
  return { calls, listWorkloads };
}

describe('WorkloadsPage', () => {
  it('shows verdict, component, owner, environment, image, release with phase, findings', async () => {
    renderPage(async () => ONE);
    const row = (
      await screen.findByRole('button', { name: 'checkout' })
    ).closest('tr');
    expect(row).toHaveTextContent('Deployment in prod-eu / shop');
    expect(row).toHaveTextContent('Built on golden');
    expect(row).toHaveTextContent('production');
    expect(row).toHaveTextContent('registry.example.com/shop/checkout:1.4');
    expect(row).toHaveTextContent('python 3.12 golden-v2.0.0');
    expect(row).toHaveTextContent('Legacy, 47 days left');
    expect(row).toHaveTextContent('Not pinned by digest');
    const links = within(row!)
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(links).toEqual([
      '/catalog/default/component/checkout-api',
      '/catalog/default/group/team-a',
      '/golden-images/releases/python/3.12/2.0.0',
    ]);
  });

  it('asks with the filter of the address', async () => {
    const { calls, listWorkloads } = recording(() => ONE);
    renderPage(listWorkloads, {
      search: '?verdict=unknown&owner=none&production=true',
    });
    await screen.findByRole('button', { name: 'checkout' });
    expect(calls[0][0]).toMatchObject({
      verdict: ['unknown'],
      owner: ['none'],
      production: true,
    });
  });

  it('says that it looks at the past, and leads back to now', async () => {
    const user = userEvent.setup();
    const { calls, listWorkloads } = recording(() => ONE);
    renderPage(listWorkloads, {
      search: '?verdict=unknown&at=2027-03-03T23:00:00.000Z',
    });
    const notice = (
      await screen.findByText(
        'You are looking at 3 Mar 2027, 23:00 UTC, not at now',
      )
    ).closest('[role=alert]');
    expect(notice).toHaveTextContent('carry the verdict of today');
    expect(calls[0][0]?.at).toBe('2027-03-03T23:00:00.000Z');
    await user.click(screen.getByRole('button', { name: 'Back to now' }));
    await waitFor(() => expect(calls.at(-1)?.[0]?.at).toBeUndefined());
    expect(screen.queryByText(/You are looking at/)).toBeNull();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?verdict=unknown',
    );
  });

  it('can be asked for what runs one image', async () => {
    const { calls, listWorkloads } = recording(() => ONE);
    renderPage(listWorkloads, {
      search: `?digest=${DIGEST}&repository=registry.example.com/shop/checkout`,
    });
    await screen.findByRole('button', { name: 'checkout' });
    expect(calls[0][0]).toMatchObject({
      digest: [DIGEST],
      repository: ['registry.example.com/shop/checkout'],
    });
    expect(screen.getByText('0123456789ab')).toBeVisible();
  });

  it('puts a chosen filter into the address and asks again', async () => {
    const user = userEvent.setup();
    const { calls, listWorkloads } = recording(() => ONE);
    renderPage(listWorkloads);
    await screen.findByRole('button', { name: 'checkout' });
    await user.click(screen.getByRole('textbox', { name: 'Verdict' }));
    await user.click(
      await screen.findByRole('option', { name: 'Third-party image' }),
    );
    await waitFor(() =>
      expect(calls.at(-1)?.[0]?.verdict).toEqual(['third-party']),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?verdict=third-party',
    );
  });

  it('searches by text once typing pauses', async () => {
    const user = userEvent.setup();
    const { calls, listWorkloads } = recording(() => ONE);
    renderPage(listWorkloads);
    await screen.findByRole('button', { name: 'checkout' });
    await user.type(
      screen.getByRole('searchbox', { name: 'Name, namespace or image' }),
      'api',
    );
    await waitFor(() => expect(calls.at(-1)?.[0]?.text).toBe('api'));
    expect(
      screen.getByRole('searchbox', { name: 'Name, namespace or image' }),
    ).toHaveFocus();
  });

  it('empties the search field when the filters are reset', async () => {
    const user = userEvent.setup();
    const { calls, listWorkloads } = recording(() => ONE);
    renderPage(listWorkloads, { search: '?text=api' });
    const field = await screen.findByRole('searchbox');
    expect(field).toHaveValue('api');
    await user.click(screen.getByRole('button', { name: 'Reset filters' }));
    await waitFor(() => expect(calls.at(-1)?.[0]?.text).toBeUndefined());
    expect(field).toHaveValue('');
  });

  it('says that the values of the filters could not be loaded', async () => {
    renderPage(async () => ONE, {
      answers: {
        getFacets: async () => {
          throw new Error('the database is away');
        },
      },
    });
    expect(
      await screen.findByText(
        'The values to choose from could not be loaded: the database is away',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'checkout' })).toBeVisible();
  });

  it('walks the pages by cursor and starts over with another filter', async () => {
    const user = userEvent.setup();
    const { calls, listWorkloads } = recording((_filter, page) => ({
      items: [workload({ name: page?.cursor ? 'second' : 'first' })],
      nextCursor: page?.cursor ? undefined : 'c2',
      totalItems: 51,
    }));
    renderPage(listWorkloads);
    await screen.findByRole('button', { name: 'first' });
    expect(screen.getByText('1–1 of 51')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('button', { name: 'second' });
    expect(calls.at(-1)?.[1]).toEqual({ cursor: 'c2', limit: 50 });
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: 'Production only' }));
    await screen.findByRole('button', { name: 'first' });
    expect(calls.at(-1)).toEqual([
      expect.objectContaining({ production: true }),
      { cursor: undefined, limit: 50 },
    ]);
  });

  it('marks rows whose facts are too old', async () => {
    renderPage(async () => ({
      items: [
        workload({
          age: { observedAt: '2027-07-11T08:48:00Z', stale: true },
        }),
      ],
      totalItems: 1,
    }));
    expect(await screen.findByText(/^Stale: /)).toBeVisible();
  });

  it('says while it loads, and keeps the last rows meanwhile', async () => {
    const user = userEvent.setup();
    renderPage(async (_filter, page) =>
      page?.cursor
        ? new Promise(() => {})
        : { items: [workload()], nextCursor: 'c2', totalItems: 51 },
    );
    await screen.findByRole('button', { name: 'checkout' });
    expect(
      screen.queryByRole('status', { name: 'Loading the workloads' }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByRole('status', { name: 'Loading the workloads' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Workloads' })).toHaveAttribute(
      'aria-busy',
      'true',
    );
    expect(screen.getByRole('button', { name: 'checkout' })).toBeVisible();
  });

  it('offers to reset the filters when nothing matches', async () => {
    const user = userEvent.setup();
    renderPage(
      async filter => (filter?.text ? { items: [], totalItems: 0 } : ONE),
      { search: '?text=nowhere' },
    );
    await screen.findByText('No workload matches these filters.');
    await user.click(screen.getByRole('button', { name: 'Reset the filters' }));
    expect(
      await screen.findByRole('button', { name: 'checkout' }),
    ).toBeVisible();
  });

  it('shows the shortest configuration when nothing was scanned yet', async () => {
    renderPage(async () => ({ items: [], totalItems: 0 }));
    expect(
      await screen.findByText('Nothing has been scanned yet'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Sources' })).toHaveAttribute(
      'href',
      '/golden-images/sources',
    );
  });

  it('says in words that the viewer may not see it', async () => {
    renderPage(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the workloads',
    );
  });
});
