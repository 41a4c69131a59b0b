import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { fakeApi } from '../../../testing/fakeApi';
import {
  candidateView,
  promotionView,
} from '../../../testing/promotionFixtures';
import { PromotionPanel } from './PromotionPanel';

const RELEASE = { family: 'python', track: '3.12', version: '2.1.0' };

function renderPanel(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<PromotionPanel release={RELEASE} />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)]],
  });
}

describe('PromotionPanel', () => {
  it('says what is in the way and for whom it waits, each gate with its word and reason', async () => {
    renderPanel({
      getPromotion: async () =>
        promotionView(candidateView(['signature', 'security-sign-off'])),
    });
    expect(
      await screen.findByText(
        '2 things are in its way. Waits for: Platform team, Security',
      ),
    ).toBeVisible();
    const gates = within(screen.getByRole('list', { name: 'Gates' }));
    const [signature, provenance] = gates.getAllByRole('listitem');
    expect(signature).toHaveTextContent(
      'MissingSignatureNothing is on record.',
    );
    expect(provenance).toHaveTextContent('PassedProvenanceIt holds.');
    expect(screen.queryByRole('button', { name: 'Promote' })).toBeNull();
  });

  it('names what is in the way beside the gates', async () => {
    const candidate = candidateView();
    renderPanel({
      getPromotion: async () =>
        promotionView({
          ...candidate,
          gate: {
            ...candidate.gate,
            ready: false,
            blockedBy: ['Release notes: none are written.'],
          },
        }),
    });
    expect(
      await screen.findByText('Release notes: none are written.'),
    ).toBeVisible();
  });

  it('says what a promotion does before it is done, and promotes what was looked at', async () => {
    const user = userEvent.setup();
    const promote = jest.fn(async (_id: string, _options: object) => ({
      release: 'python/3.12/2.1.0',
      promotedAt: '2027-06-12',
      superseded: [],
    }));
    const candidate = candidateView([], { stage: 'approved' });
    let done = false;
    renderPanel({
      getPromotion: async () =>
        done
          ? promotionView({
              ...candidate,
              stage: 'promoted',
              closedAt: '2027-06-12',
            })
          : promotionView(candidate, { may: [{ action: 'promote' }] }),
      promote: async (id, options) => {
        done = true;
        return promote(id, options);
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Promote' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Promote' }));
    expect(
      dialog.getByText(
        'python 3.12 golden-v2.0.0 becomes legacy; removal on 30 Nov 2027.',
      ),
    ).toBeVisible();
    expect(promote).not.toHaveBeenCalled();
    await user.click(dialog.getByRole('button', { name: 'Promote' }));
    expect(await screen.findByText('It was promoted.')).toBeVisible();
    expect(promote).toHaveBeenCalledWith('python/3.12/2.1.0', {
      digest: candidate.digest,
    });
  });

  it('takes no veto without a reason, and shows why it was refused', async () => {
    const user = userEvent.setup();
    renderPanel({
      getPromotion: async () =>
        promotionView(candidateView(), { may: [{ action: 'veto' }] }),
      signOff: async () => {
        throw new Error('It is promoted: nothing is left to sign off.');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Veto' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Veto' }));
    expect(dialog.getByRole('button', { name: 'Veto' })).toBeDisabled();
    await user.type(dialog.getByLabelText(/Reason/), 'New setuid binary');
    await user.click(dialog.getByRole('button', { name: 'Veto' }));
    expect(
      await dialog.findByText('It is promoted: nothing is left to sign off.'),
    ).toBeVisible();
  });

  it('does not offer what is not possible now, and says why', async () => {
    renderPanel({
      getPromotion: async () =>
        promotionView(candidateView(), {
          may: [
            { action: 'sign-off-platform', because: 'You opened it yourself.' },
          ],
        }),
    });
    const button = await screen.findByRole('button', {
      name: 'Sign off for platform',
    });
    expect(button).toBeDisabled();
    expect(button).toHaveAttribute(
      'aria-description',
      'You opened it yourself.',
    );
  });

  it('shows who decided what, and what is overdue and on the fast track', async () => {
    renderPanel({
      getPromotion: async () =>
        promotionView(
          candidateView([], {
            evaluation: { ageDays: 40, dueAt: '2027-07-01', overdue: true },
            fastTrack: { reason: 'CVE-2027-1', by: 'a', at: '2027-06-02' },
          }),
          {
            signOffs: [
              {
                role: 'security',
                decision: 'vetoed',
                digest: `sha256:${'d'.repeat(64)}`,
                reason: 'setuid',
                actor: 'user:default/sec',
                at: '2027-06-03T10:00:00Z',
              },
            ],
          },
        ),
    });
    expect(
      await screen.findByText(
        'user:default/sec vetoed it for security, 3 Jun 2027, 10:00 UTC, of former content: setuid',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Its evaluation is overdue since 1 Jul 2027.'),
    ).toBeVisible();
    expect(screen.getByText('Fast track: CVE-2027-1')).toBeVisible();
  });

  it('says that a release was never a candidate', async () => {
    renderPanel({
      getPromotion: async () => {
        throw new NotFoundError('no candidate');
      },
    });
    expect(
      await screen.findByText(/It was not evaluated in this portal/),
    ).toBeVisible();
  });

  it('says when it is denied', async () => {
    renderPanel({
      getPromotion: async () => {
        throw new NotAllowedError('no');
      },
    });
    await waitFor(() => expect(screen.getByRole('alert')).toBeVisible());
  });
});
