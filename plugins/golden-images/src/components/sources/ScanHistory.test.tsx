import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  ScanView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { fakeApi } from '../../testing/fakeApi';
import { source } from '../../testing/overviewFixtures';
import { scan } from '../../testing/sourceFixtures';
import { ScanHistory } from './ScanHistory';

function renderHistory(listScans: GoldenImagesApi['listScans']) {
  renderInTestApp(<ScanHistory source={source({ lastScan: scan() })} />, {
    apis: [[goldenImagesApiRef, fakeApi({ listScans })]],
  });
}

async function open() {
  const user = userEvent.setup();
  const button = await screen.findByRole('button', {
    name: 'History of scans',
  });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  await user.click(button);
  expect(button).toHaveAttribute('aria-expanded', 'true');
  return user;
}

describe('ScanHistory', () => {
  it('is asked for when it is opened, not before', async () => {
    const listScans = jest.fn(async () => ({ items: [scan()], totalItems: 1 }));
    renderHistory(listScans);
    const user = await open();
    expect(
      await screen.findByRole('table', {
        name: 'Scans of prod-eu, newest first',
      }),
    ).toBeVisible();
    expect(listScans).toHaveBeenCalledTimes(1);
    expect(listScans).toHaveBeenCalledWith('prod-eu', {
      cursor: undefined,
      limit: 10,
    });
    await user.click(screen.getByRole('button', { name: 'History of scans' }));
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('says when each scan was, how long it took, how it ended, what it read and changed', async () => {
    const scans: ScanView[] = [
      scan({ id: '3', status: 'running', finishedAt: undefined }),
      scan({
        id: '2',
        status: 'failed',
        error: '401 Unauthorized',
        problems: ['a.yaml:3 is broken', 'b.yaml:1 is empty'],
      }),
      scan({ id: '1' }),
    ];
    renderHistory(async () => ({ items: scans, totalItems: 3 }));
    await open();
    const [, running, failed, completed] = await screen.findAllByRole('row');
    expect(within(running).getByText('Running')).toBeVisible();
    expect(within(failed).getByText('Failed')).toBeVisible();
    expect(failed).toHaveTextContent('401 Unauthorized');
    expect(failed).toHaveTextContent('2 problems skipped');
    expect(
      within(completed)
        .getAllByRole('cell')
        .map(cell => cell.textContent?.replace(/ \(.*\)/, '')),
    ).toEqual([
      '14 Jul 2027, 08:56 UTC',
      '1 min 05 s',
      'Complete',
      '1,425',
      '2',
      '1,420',
      '5',
      '7',
      '',
    ]);
  });

  it('goes back in time page by page', async () => {
    renderHistory(async (_name, page) =>
      page?.cursor
        ? {
            items: [scan({ id: '1', error: 'the first', status: 'failed' })],
            totalItems: 11,
          }
        : {
            items: Array.from({ length: 10 }, (_, index) =>
              scan({ id: `${11 - index}` }),
            ),
            nextCursor: 'older',
            totalItems: 11,
          },
    );
    const user = await open();
    expect(await screen.findByText('1–10 of 11')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('the first')).toBeVisible();
    expect(screen.getByText('11–11 of 11')).toBeVisible();
  });

  it('says what failed, and tries again on demand', async () => {
    let failing = true;
    renderHistory(async () => {
      if (failing) {
        throw new Error('the database is away');
      }
      return { items: [], totalItems: 0 };
    });
    const user = await open();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the scans of prod-eu',
    );
    failing = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByText('No scan is on record.')).toBeVisible(),
    );
  });
});
