import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  IncompatibilityList,
  IncompatibilityView,
  NewIncompatibility,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { fakeApi } from '../../../testing/fakeApi';
import { DIGEST } from '../../../testing/inventoryFixtures';
import { IncompatibilityPanel } from './IncompatibilityPanel';

const RELEASE = { family: 'python', track: '3.12', version: '2.1.0' };
const ID = 'python/3.12/2.1.0';

function report(more: Partial<IncompatibilityView> = {}): IncompatibilityView {
  return {
    id: '7',
    key: 'form-1',
    kind: 'incompatibility',
    title: 'libpq is gone',
    stack: 'django',
    steps: '1. psql\n2. <img src=x onerror=alert(1)>',
    severity: 'high',
    digest: DIGEST,
    reporter: 'user:default/ada',
    reportedAt: '2026-01-05T08:00:00.000Z',
    status: 'open',
    may: { statuses: [] },
    ...more,
  };
}

function list(
  items: IncompatibilityView[],
  more: Partial<IncompatibilityList> = {},
): IncompatibilityList {
  return {
    items,
    totalItems: items.length,
    unresolved: items.filter(({ status }) => status !== 'resolved').length,
    may: { report: false },
    ...more,
  };
}

function renderPanel(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<IncompatibilityPanel release={RELEASE} />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)], catalogApiMock()],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

async function fill(dialog: HTMLElement) {
  const user = userEvent.setup();
  await user.type(within(dialog).getByLabelText(/Title/), 'No libpq');
  await user.type(within(dialog).getByLabelText(/Steps/), 'import psycopg');
}

const send = (dialog: HTMLElement) =>
  within(dialog).getByRole('button', { name: 'Report' });

async function openDialog() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Report an incompatibility…' }),
  );
  return screen.getByRole('dialog', {
    name: 'Report an incompatibility of python 3.12 golden-v2.1.0',
  });
}

describe('IncompatibilityPanel', () => {
  it('says how many are not resolved, and of each what, how bad, who and when', async () => {
    renderPanel({
      listIncompatibilities: async () =>
        list([report(), report({ id: '6', status: 'resolved' })]),
    });
    expect(await screen.findByText('1 report is not resolved.')).toBeVisible();
    const [first, second] = within(
      screen.getByRole('list', { name: 'Reports' }),
    ).getAllByRole('listitem');
    expect(
      within(first).getByRole('heading', { name: 'libpq is gone' }),
    ).toBeVisible();
    expect(within(first).getByText('High')).toBeVisible();
    expect(within(first).getByText('Open')).toBeVisible();
    expect(first).toHaveTextContent(
      'Incompatibility on django, reported 5 Jan 2026, 08:00 UTC',
    );
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/user/ada',
    );
    expect(within(second).getByText('Resolved')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows the steps as they were typed, never as markup', async () => {
    renderPanel({ listIncompatibilities: async () => list([report()]) });
    await userEvent.click(await screen.findByText('Steps to see it'));
    expect(screen.getByText(/1\. psql/)).toBeVisible();
    expect(screen.getByText(/<img src=x/)).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });

  it('R-APP-10 says that the steps of a security finding are withheld', async () => {
    renderPanel({
      listIncompatibilities: async () =>
        list([report({ kind: 'security', steps: undefined })]),
    });
    expect(
      await screen.findByText('The steps are withheld until it is resolved.'),
    ).toBeVisible();
    expect(screen.queryByText('Steps to see it')).toBeNull();
  });

  it('says that nothing was reported', async () => {
    renderPanel({ listIncompatibilities: async () => list([]) });
    expect(
      await screen.findByText('Nothing was reported of it.'),
    ).toBeVisible();
    expect(screen.queryByRole('list', { name: 'Reports' })).toBeNull();
  });

  it('R-ACC-03 reports once, with the same key after a failure, and loses nothing that was typed', async () => {
    const sent: NewIncompatibility[] = [];
    renderPanel({
      listIncompatibilities: async () =>
        list(sent.length > 1 ? [report({ title: 'No libpq' })] : [], {
          may: { report: true },
        }),
      reportIncompatibility: async (id, wanted) => {
        expect(id).toBe(ID);
        sent.push(wanted);
        if (sent.length === 1) {
          throw new Error('The database is away');
        }
        return report();
      },
    });
    const dialog = await openDialog();
    expect(send(dialog)).toBeDisabled();
    await fill(dialog);
    await userEvent.click(send(dialog));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'That did not work: The database is away',
    );
    expect(within(dialog).getByLabelText(/Title/)).toHaveValue('No libpq');
    await userEvent.click(send(dialog));
    expect(await screen.findByText('No libpq')).toBeVisible();
    const [first, second] = sent;
    expect(first).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{32}$/),
      kind: 'incompatibility',
      title: 'No libpq',
      steps: 'import psycopg',
      severity: 'medium',
    });
    expect(second).toEqual(first);
  });

  it('says that an earlier attempt is on record, and shows it when the form is closed', async () => {
    let landed = false;
    renderPanel({
      listIncompatibilities: async () =>
        list(landed ? [report()] : [], { may: { report: true } }),
      reportIncompatibility: async () => {
        landed = true;
        throw new ConflictError('it is on record as another report');
      },
    });
    const dialog = await openDialog();
    await fill(dialog);
    await userEvent.click(send(dialog));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /on record already, and what you typed since is not/,
    );
    expect(within(dialog).getByLabelText(/Title/)).toHaveValue('No libpq');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    expect(await screen.findByText('libpq is gone')).toBeVisible();
  });

  it('gives another report another key', async () => {
    const sent: string[] = [];
    renderPanel({
      listIncompatibilities: async () => list([], { may: { report: true } }),
      reportIncompatibility: async (_id, { key }) => {
        sent.push(key);
        return report();
      },
    });
    for (const count of [1, 2]) {
      const dialog = await openDialog();
      await fill(dialog);
      await userEvent.click(send(dialog));
      expect(sent).toHaveLength(count);
      expect(
        await screen.findByRole('button', {
          name: 'Report an incompatibility…',
        }),
      ).toBeVisible();
    }
    expect(new Set(sent).size).toBe(2);
  });

  it('offers the statuses that it may have, takes the reason, and shows what is refused', async () => {
    const user = userEvent.setup();
    const setIncompatibilityStatus = jest
      .fn()
      .mockRejectedValueOnce(
        new ConflictError(
          'A report that is resolved does not become resolved.',
        ),
      )
      .mockResolvedValueOnce(report({ status: 'resolved' }));
    renderPanel({
      listIncompatibilities: async () =>
        list([report({ may: { statuses: ['acknowledged', 'resolved'] } })]),
      setIncompatibilityStatus,
    });
    expect(
      await screen.findByRole('button', { name: 'Acknowledge…' }),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Resolve…' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    expect(dialog.getByText('Say how it was resolved.')).toBeVisible();
    await user.type(dialog.getByLabelText(/Reason/), 'libpq is back');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'A report that is resolved does not become resolved.',
    );
    expect(dialog.getByLabelText(/Reason/)).toHaveValue('libpq is back');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(setIncompatibilityStatus).toHaveBeenLastCalledWith(ID, '7', {
      status: 'resolved',
      reason: 'libpq is back',
    });
  });

  it('says who decided on it and why', async () => {
    renderPanel({
      listIncompatibilities: async () =>
        list([
          report({
            status: 'resolved',
            decided: {
              by: 'external:ci',
              at: '2026-01-06T08:00:00.000Z',
              reason: 'libpq is back',
            },
          }),
        ]),
    });
    const item = (await screen.findAllByRole('listitem'))[0];
    expect(item).toHaveTextContent(
      'Resolved 6 Jan 2026, 08:00 UTC by external:ci: libpq is back',
    );
    expect(
      screen.getByText('1 report is on record, and it is resolved.'),
    ).toBeVisible();
  });

  it('says that there is no such release', async () => {
    renderPanel({
      listIncompatibilities: async () => {
        throw new NotFoundError('no');
      },
    });
    expect(
      await screen.findByText(/neither in the registry nor a candidate/),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderPanel({
      listIncompatibilities: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see what was reported of it',
    );
  });
});
