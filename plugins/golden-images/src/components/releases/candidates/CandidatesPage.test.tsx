import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import {
  candidateView,
  promotionView,
} from '../../../testing/promotionFixtures';
import { CandidatesPage } from './CandidatesPage';

const READY = candidateView([], { id: 'python/3.12/2.2.0', stage: 'approved' });
const WAITING = candidateView(['mirror', 'security-sign-off'], {
  evaluation: { ageDays: 40, dueAt: '2027-07-01', overdue: true },
});

function renderPage(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<CandidatesPage />, {
    apis: [
      [
        goldenImagesApiRef,
        fakeApi({
          getDrift: async () => ({ complete: true, drifts: [] }),
          listCandidates: async () => ({
            items: [WAITING, READY],
            totalItems: 2,
            mayOpen: false,
          }),
          ...answers,
        }),
      ],
    ],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

describe('CandidatesPage', () => {
  it('says in words what waits for whom, and shows each candidate', async () => {
    renderPage({});
    expect(
      await screen.findByText(
        '2 candidates are open. 1 can be promoted. 1 waits for security. 1 waits for CI. 1 is overdue.',
      ),
    ).toBeVisible();
    const [, first] = screen.getAllByRole('row');
    expect(first).toHaveTextContent('In testing');
    expect(first).toHaveTextContent('40 days');
    expect(first).toHaveTextContent('Overdue since 1 Jul 2027');
    expect(first).toHaveTextContent('6 of 8 passed');
    expect(first).toHaveTextContent('CI, Security');
    expect(
      within(first).getByRole('img', { name: 'Mirror: Missing' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Open a candidate' }),
    ).toBeNull();
  });

  it('opens the promotion of a candidate beside the list', async () => {
    const user = userEvent.setup();
    renderPage({ getPromotion: async () => promotionView(WAITING) });
    const [, first] = await screen.findAllByRole('row');
    expect(
      within(first).getByRole('link', { name: WAITING.title }),
    ).toHaveAttribute('href', '/golden-images/releases/python/3.12/2.1.0');
    await user.click(
      within(first).getByRole('button', { name: `Glance at ${WAITING.title}` }),
    );
    expect(
      await screen.findByText(/^2 things are in its way/),
    ).toBeInTheDocument();
  });

  it('opens a candidate for who may', async () => {
    const user = userEvent.setup();
    const opened: unknown[] = [];
    renderPage({
      listCandidates: async () => ({ items: [], totalItems: 0, mayOpen: true }),
      openCandidate: async candidate => {
        opened.push(candidate);
        return WAITING;
      },
      getPromotion: async () => promotionView(WAITING),
    });
    expect(
      await screen.findByText('Nothing is waiting to be evaluated'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open a candidate' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Open it' })).toBeDisabled();
    for (const [label, text] of [
      [/^Family/, 'python'],
      [/^Track/, '3.12'],
      [/^Version/, '2.1.0'],
      [/^Reference/, 'registry.cleanstart.com/python:3.12-2.1.0'],
    ] as const) {
      await user.type(dialog.getByLabelText(label), text);
    }
    await user.click(dialog.getByRole('button', { name: 'Open it' }));
    expect(
      await screen.findByText(/^2 things are in its way/),
    ).toBeInTheDocument();
    expect(opened).toEqual([
      {
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        reference: 'registry.cleanstart.com/python:3.12-2.1.0',
        mode: 'mirror',
        via: 'form',
      },
    ]);
  });

  it('tells of drift between record and registry', async () => {
    renderPage({
      getDrift: async () => ({
        complete: true,
        drifts: [
          {
            kind: 'tag-moved',
            release: 'python/3.12/2.1.0',
            registry: 'r',
            repository: 'golden/python',
            tag: '3.12-golden-v2.1.0',
            text: 'The tag moved.',
          },
        ],
      }),
    });
    expect(
      await screen.findByText('Record and registry disagree about 1 tag'),
    ).toBeVisible();
    expect(screen.getByText('The tag moved.')).toBeVisible();
  });

  it('says when the list cannot be had', async () => {
    renderPage({
      listCandidates: async () => {
        throw new Error('down');
      },
    });
    expect(await screen.findByText('down')).toBeVisible();
  });
});
