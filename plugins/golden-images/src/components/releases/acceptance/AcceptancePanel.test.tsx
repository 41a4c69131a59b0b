import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { acceptanceView, testRun } from '../../../testing/acceptanceFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { OTHER_DIGEST } from '../../../testing/inventoryFixtures';
import { AcceptancePanel } from './AcceptancePanel';

const RELEASE = { family: 'python', track: '3.12', version: '2.1.0' };

const DJANGO = { stack: 'django', required: true, newest: testRun() };
const FASTAPI = {
  stack: 'fastapi',
  required: false,
  failingSince: '2026-01-04T08:00:00.000Z',
  newest: testRun({
    key: 'ci:2',
    stack: 'fastapi',
    result: 'failed',
    startedAt: '2026-01-05T10:00:00.000Z',
    endedAt: '2026-01-05T10:30:00.000Z',
    logUrl: 'https://ci.example.com/2',
    notes: 'Edge case:\n<b>locale</b> is C',
  }),
};

function renderPanel(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<AcceptancePanel release={RELEASE} />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)]],
  });
}

describe('AcceptancePanel', () => {
  it('says first how many passed and what of the others, then whether the gate is open and why', async () => {
    renderPanel({
      getAcceptance: async () =>
        acceptanceView([
          DJANGO,
          { ...FASTAPI, required: true },
          { stack: 'flask', required: true },
        ]),
    });
    expect(
      await screen.findByText(
        '1 of 3 stacks passed; fastapi is failing since 4 Jan 2026; flask was not tested.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/fastapi is failing since 4 Jan 2026\. Fix what fails/),
    ).toBeVisible();
    expect(screen.getAllByText('Failed')[0]).toBeVisible();
  });

  it('R-ACC-02 shows of each stack the run that decides, with its times, notes as typed and log', async () => {
    renderPanel({
      getAcceptance: async () => acceptanceView([DJANGO, FASTAPI]),
    });
    const table = await screen.findByRole('table', {
      name: 'Application stacks',
    });
    const [, django, fastapi] = within(table).getAllByRole('row');
    expect(django).toHaveTextContent(/djangorequiredPassed/);
    expect(django).toHaveTextContent('5 Jan 2026, 08:00 UTC');
    expect(django).toHaveTextContent('1 h 30 min');
    expect(within(django).queryByRole('link')).toBeNull();
    expect(fastapi).toHaveTextContent(/fastapinot requiredFailed/);
    expect(fastapi).toHaveTextContent('Failing since 4 Jan 2026, 08:00 UTC');
    expect(fastapi).toHaveTextContent('Edge case: <b>locale</b> is C');
    const log = within(fastapi).getByRole('link');
    expect(log).toHaveAccessibleName(/^Log of fastapi, run ci:2/);
    expect(log).toHaveAttribute('href', 'https://ci.example.com/2');
    expect(log).toHaveAttribute('target', '_blank');
    expect(log.getAttribute('rel')).toContain('noopener');
  });

  // eslint-disable-next-line no-script-url -- what must not become a link
  it.each(['javascript:alert(1)', 'data:text/html,x', '/logout', 'file:///x'])(
    'makes no link of %s',
    async logUrl => {
      renderPanel({
        getAcceptance: async () =>
          acceptanceView([{ ...DJANGO, newest: testRun({ logUrl }) }]),
      });
      const table = await screen.findByRole('table');
      expect(within(table).queryByRole('link')).toBeNull();
    },
  );

  it('R-ACC-04 says where the time went', async () => {
    renderPanel({
      getAcceptance: async () => acceptanceView([DJANGO, FASTAPI]),
    });
    expect(
      await screen.findByText(
        'From the first start to the last end: 2 h 30 min. Of that 2 h 00 min testing and 30 min 00 s waiting between runs. The longest run took 1 h 30 min.',
      ),
    ).toBeVisible();
  });

  it('lists all runs on demand, page by page, those of other content marked', async () => {
    const user = userEvent.setup();
    const asked: unknown[] = [];
    renderPanel({
      getAcceptance: async () => acceptanceView([DJANGO], { totalRuns: 21 }),
      listTestRuns: async (...request) => {
        asked.push(request);
        return request[2]?.cursor
          ? {
              items: [testRun({ key: 'ci:0', digest: OTHER_DIGEST })],
              totalItems: 21,
            }
          : { items: [testRun()], totalItems: 21, nextCursor: 'next' };
      },
    });
    const button = await screen.findByRole('button', {
      name: 'All runs on record (21)',
    });
    expect(asked).toEqual([]);
    await user.click(button);
    const table = () =>
      screen.findByRole('table', { name: 'All runs on record (21)' });
    expect(await table()).toHaveTextContent('ci:1, by external:ci');
    expect(await table()).not.toHaveTextContent('of other content');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByText('ci:0, by external:ci · of other content'),
    ).toBeVisible();
    expect(asked).toEqual([
      ['python/3.12/2.1.0', {}, { cursor: undefined, limit: 20 }],
      ['python/3.12/2.1.0', {}, { cursor: 'next', limit: 20 }],
    ]);
  });

  it('says that nothing was tested, and which call reports a run', async () => {
    renderPanel({ getAcceptance: async () => acceptanceView([]) });
    expect(
      await screen.findByText(
        'No acceptance test of this content is on record.',
      ),
    ).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
    expect(
      screen.getByText(
        'POST /api/golden-images/releases/python/3.12/2.1.0/test-runs',
      ),
    ).toBeVisible();
  });

  it('says that nothing names the release any more', async () => {
    renderPanel({
      getAcceptance: async () =>
        acceptanceView([], { digest: undefined, totalRuns: 2 }),
    });
    expect(
      await screen.findByText(/Nothing names this release any more/),
    ).toBeVisible();
  });

  it('says that there is no such release', async () => {
    renderPanel({
      getAcceptance: async () => {
        throw new NotFoundError('no');
      },
    });
    expect(
      await screen.findByText(/neither in the registry nor a candidate/),
    ).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says in words that the viewer may not see it', async () => {
    renderPanel({
      getAcceptance: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the acceptance tests',
    );
  });

  it('tries again after a failure', async () => {
    let attempts = 0;
    renderPanel({
      getAcceptance: async () => {
        attempts += 1;
        if (attempts === 1) {
          throw new Error('The database is away');
        }
        return acceptanceView([DJANGO]);
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('1 of 1 stack passed.')).toBeVisible();
  });
});
