import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  SubscriptionChange,
  Subscriptions,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { fakeApi } from '../../../testing/fakeApi';
import { AnnouncementsButton } from './AnnouncementsButton';

const ME = 'user:default/me';
const TEAM = 'group:default/team';

function subscriptions(unsubscribed: readonly string[] = []): Subscriptions {
  return {
    families: ['python'],
    subscribers: [
      { ref: ME, self: true, unsubscribed: [] },
      { ref: TEAM, self: false, unsubscribed },
    ],
  };
}

async function open(answers: Partial<GoldenImagesApi>) {
  const user = userEvent.setup();
  renderInTestApp(<AnnouncementsButton />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)]],
  });
  await user.click(screen.getByRole('button', { name: 'Announcements' }));
  return user;
}

const TOGGLE = { name: `Announcements of python for ${TEAM}` };

describe('AnnouncementsButton', () => {
  it('turns announcements of a family off for a group', async () => {
    const changes: SubscriptionChange[] = [];
    const user = await open({
      getSubscriptions: async () =>
        subscriptions(changes.length > 0 ? ['python'] : []),
      setSubscription: async change => {
        changes.push(change);
        return subscriptions(['python']);
      },
    });
    const toggle = await screen.findByRole('checkbox', TOGGLE);
    expect(toggle).toBeChecked();
    await user.click(toggle);
    await waitFor(() =>
      expect(screen.getByRole('checkbox', TOGGLE)).not.toBeChecked(),
    );
    expect(changes).toEqual([
      { ref: TEAM, family: 'python', subscribed: false },
    ]);
  });

  it('says why it was not saved', async () => {
    const user = await open({
      getSubscriptions: async () => subscriptions(),
      setSubscription: async () => {
        throw new Error('503');
      },
    });
    await user.click(await screen.findByRole('checkbox', TOGGLE));
    expect(await screen.findByText('That was not saved: 503')).toBeVisible();
    expect(screen.getByRole('checkbox', TOGGLE)).toBeChecked();
  });

  it('says that there is nothing to announce', async () => {
    await open({
      getSubscriptions: async () => ({ families: [], subscribers: [] }),
    });
    expect(await screen.findByText(/nothing to announce/)).toBeVisible();
  });
});
