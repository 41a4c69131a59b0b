import { ConflictError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  RequestOption,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { requestView } from '../../../testing/customizationFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { RequestActions } from './RequestActions';

function renderActions(
  may: readonly RequestOption[],
  answers: Partial<GoldenImagesApi> = {},
) {
  const onDone = jest.fn();
  renderInTestApp(
    <RequestActions request={requestView({ may })} onDone={onDone} />,
    { apis: [[goldenImagesApiRef, fakeApi(answers)]] },
  );
  return onDone;
}

async function open(name: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name }));
  return { user, dialog: within(screen.getByRole('dialog', { name })) };
}

describe('decisions about a request', () => {
  it('takes an approval once every question is answered and no concern is left', async () => {
    const made: unknown[] = [];
    const onDone = renderActions([{ action: 'approve-security' }], {
      reviewCustomizationRequest: async (id, review) => {
        made.push([id, review]);
        return requestView();
      },
    });
    const { user, dialog } = await open('Approve for security');
    const send = dialog.getByRole('button', { name: 'Approve for security' });
    const questions = dialog.getAllByRole('group');
    for (const question of questions) {
      expect(send).toBeDisabled();
      await user.click(within(question).getByRole('radio', { name: 'OK' }));
    }
    const licence = within(
      dialog.getByRole('group', { name: /^Is its licence within the policy/ }),
    );
    await user.click(licence.getByRole('radio', { name: 'Concern' }));
    await user.type(licence.getByRole('textbox'), 'GPL');
    expect(dialog.getByRole('status')).toHaveTextContent(
      'there is a concern about licence; request changes',
    );
    expect(send).toBeDisabled();
    await user.click(licence.getByRole('radio', { name: 'Not applicable' }));
    await user.click(send);
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    expect(made).toEqual([
      [
        'r1',
        {
          role: 'security',
          decision: 'approved',
          revision: 1,
          checklist: [
            { item: 'necessity', answer: 'ok' },
            { item: 'vulnerabilities', answer: 'ok' },
            { item: 'privileges', answer: 'ok' },
            { item: 'frameworks', answer: 'ok' },
            { item: 'licence', answer: 'not-applicable' },
          ],
        },
      ],
    ]);
  });

  it.each([
    ['veto', 'Veto', 'security', 'rejected'],
    ['reject', 'Reject', 'platform', 'rejected'],
    [
      'request-changes-platform',
      'Ask for changes for platform',
      'platform',
      'changes-requested',
    ],
  ] as const)(
    'takes %s with a reason only',
    async (action, name, role, decision) => {
      const made: unknown[] = [];
      renderActions([{ action }], {
        reviewCustomizationRequest: async (_id, review) => {
          made.push(review);
          return requestView();
        },
      });
      const { user, dialog } = await open(name);
      expect(dialog.getByRole('button', { name })).toBeDisabled();
      await user.type(dialog.getByLabelText(/^Reason/), 'Use the job image');
      await user.click(dialog.getByRole('button', { name }));
      await waitFor(() =>
        expect(made).toEqual([
          { role, decision, revision: 1, reason: 'Use the job image' },
        ]),
      );
    },
  );

  it('submits only what was changed, of the revision that was looked at', async () => {
    const made: unknown[] = [];
    renderActions([{ action: 'submit' }], {
      classify: async () => requestView().report,
      submitCustomizationRequest: async (_id, submission) => {
        made.push(submission);
        return requestView();
      },
    });
    const { user, dialog } = await open('Submit');
    await user.type(dialog.getByLabelText('Dockerfile'), '\nUSER 1001');
    await user.type(dialog.getByLabelText('What was changed'), 'Another user');
    await user.click(dialog.getByRole('button', { name: 'Submit' }));
    await waitFor(() =>
      expect(made).toEqual([
        {
          revision: 1,
          dockerfile: `${requestView().dockerfile}\nUSER 1001`,
          reason: 'Another user',
        },
      ]),
    );
  });

  it('withdraws with a reason, checks again, and links a pull request', async () => {
    const made: unknown[] = [];
    const record =
      (what: string) =>
      async (...args: unknown[]) => {
        made.push([what, ...args]);
        return requestView();
      };
    renderActions(
      [
        { action: 'withdraw' },
        { action: 'recheck' },
        { action: 'link-pull-request' },
      ],
      {
        withdrawCustomizationRequest: record('withdraw'),
        recheckCustomizationRequest: record('recheck'),
        linkPullRequest: record('link'),
      },
    );
    const withdraw = await open('Withdraw');
    await withdraw.user.type(
      withdraw.dialog.getByLabelText(/^Reason/),
      'Not needed any more',
    );
    await withdraw.user.click(
      withdraw.dialog.getByRole('button', { name: 'Withdraw' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const recheck = await open('Check again');
    await recheck.user.click(
      recheck.dialog.getByRole('button', { name: 'Check again' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const link = await open('Link a pull request');
    const field = link.dialog.getByLabelText(/^Address of the pull request/);
    await link.user.clear(field);
    await link.user.type(field, 'https://git.example.com/pull/8');
    await link.user.click(
      link.dialog.getByRole('button', { name: 'Link a pull request' }),
    );
    await waitFor(() =>
      expect(made).toEqual([
        ['withdraw', 'r1', { reason: 'Not needed any more' }],
        ['recheck', 'r1'],
        ['link', 'r1', { url: 'https://git.example.com/pull/8' }],
      ]),
    );
  });

  it('says what is not possible now, and why', async () => {
    renderActions([
      { action: 'approve-platform', because: 'You asked for it yourself.' },
    ]);
    const button = await screen.findByRole('button', {
      name: 'Approve for platform',
    });
    expect(button).toBeDisabled();
    expect(button).toHaveAttribute(
      'aria-description',
      'You asked for it yourself.',
    );
  });

  it('says what was refused, and keeps what was typed', async () => {
    const onDone = renderActions([{ action: 'veto' }], {
      reviewCustomizationRequest: async () => {
        throw new ConflictError('Revision 2 was submitted meanwhile.');
      },
    });
    const { user, dialog } = await open('Veto');
    await user.type(dialog.getByLabelText(/^Reason/), 'No');
    await user.click(dialog.getByRole('button', { name: 'Veto' }));
    expect(
      await dialog.findByText(/Revision 2 was submitted meanwhile/),
    ).toBeVisible();
    expect(dialog.getByLabelText(/^Reason/)).toHaveValue('No');
    expect(onDone).not.toHaveBeenCalled();
  });
});
