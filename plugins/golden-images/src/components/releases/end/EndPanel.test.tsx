import { ConflictError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  DeprecationRecord,
  Emergency,
  GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import { EndPanel } from './EndPanel';

const RELEASE = { family: 'python', track: '3.10', version: '1.0.0' };

function record(more: Partial<DeprecationRecord> = {}): DeprecationRecord {
  return {
    release: 'python/3.10/1.0.0',
    title: 'python 3.10 golden-v1.0.0',
    phase: 'legacy',
    earliestRemoval: '2027-08-30',
    latestExpiry: '2027-11-28',
    warnings: [],
    own: [],
    may: [],
    ...more,
  };
}

function emergency(more: Partial<Emergency> = {}): Emergency {
  return {
    id: '7',
    release: 'python/3.10/1.0.0',
    ownerRef: 'group:default/team-a',
    reason: 'The driver is late.',
    contact: 'ada@example.com',
    state: 'open',
    askedAt: '2027-07-01T08:00:00Z',
    askedBy: 'user:default/ada',
    expiresAt: '2027-09-01',
    ...more,
  };
}

function renderPanel(
  of: DeprecationRecord,
  answers: Partial<GoldenImagesApi> = {},
) {
  const onDecided = jest.fn();
  renderInTestApp(<EndPanel release={RELEASE} onDecided={onDecided} />, {
    apis: [
      [
        goldenImagesApiRef,
        fakeApi({ getDeprecationRecord: async () => of, ...answers }),
      ],
      catalogApiMock(),
    ],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return { onDecided };
}

describe('EndPanel', () => {
  it('says how it stands, and offers nothing to who may decide nothing', async () => {
    renderPanel(record({ announcedAt: '2027-02-28', removalAt: '2027-08-30' }));
    expect(
      await screen.findByText(
        'Announced on 28 Feb 2027; removal on 30 Aug 2027.',
      ),
    ).toBeVisible();
    expect(screen.getByText('There is none.')).toBeVisible();
    expect(
      screen.getByText('They are taken when its removal is recorded here.'),
    ).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('announces a deprecation, with the earliest date filled in and its warning before', async () => {
    const announceDeprecation = jest.fn(async () => record());
    const { onDecided } = renderPanel(
      record({
        warnings: ['python has 2 supported tracks left without it.'],
        may: [{ action: 'announce' }],
      }),
      { announceDeprecation },
    );
    expect(
      await screen.findByText('python has 2 supported tracks left without it.'),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Announce deprecation…' }),
    );
    expect(screen.getByLabelText(/Removal date/)).toHaveValue('2027-08-30');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(announceDeprecation).toHaveBeenCalledWith('python/3.10/1.0.0', {
      removalAt: '2027-08-30',
      reason: undefined,
    });
    expect(onDecided).toHaveBeenCalledTimes(1);
  });

  it('says what the portal refuses and keeps what was typed', async () => {
    renderPanel(record({ may: [{ action: 'remove' }] }), {
      recordRemoval: async () => {
        throw new ConflictError('2 production workloads still run it');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Record removal…' }),
    );
    await userEvent.type(screen.getByLabelText(/Reason/), 'Done.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '2 production workloads still run it',
    );
    expect(screen.getByLabelText(/Reason/)).toHaveValue('Done.');
  });

  it('disables what cannot be done now and says why', async () => {
    renderPanel(
      record({
        may: [{ action: 'remove', because: 'Not before 30 Aug 2027.' }],
      }),
    );
    const button = await screen.findByRole('button', {
      name: 'Record removal…',
    });
    expect(button).toBeDisabled();
    expect(screen.getByTitle('Not before 30 Aug 2027.')).toContainElement(
      button,
    );
  });

  it('lists emergency migrations by team with state, reason and contact, and closes one', async () => {
    const closeEmergency = jest.fn(async () => emergency());
    renderPanel(record({ may: [{ action: 'close-emergency' }] }), {
      listEmergencies: async () => [
        emergency(),
        emergency({ id: '6', state: 'expired', closedAt: '2027-06-02' }),
      ],
      closeEmergency,
    });
    const [, open, expired] = within(
      await screen.findByRole('table', {
        name: 'Emergency migrations of python 3.10 golden-v1.0.0',
      }),
    ).getAllByRole('row');
    expect(open).toHaveTextContent('Open until 1 Sep 2027');
    expect(open).toHaveTextContent('The driver is late.');
    expect(open).toHaveTextContent('ada@example.com');
    expect(within(expired).queryByRole('button')).toBeNull();
    await userEvent.click(within(open).getByRole('button', { name: 'Close…' }));
    await userEvent.type(screen.getByLabelText(/Reason/), 'Moved.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(closeEmergency).toHaveBeenCalledWith('python/3.10/1.0.0', '7', {
      reason: 'Moved.',
    });
  });

  it('lets a team ask for its own emergency migration', async () => {
    const openEmergency = jest.fn(async () => emergency({ state: 'asked' }));
    renderPanel(
      record({
        own: ['group:default/team-a'],
        may: [{ action: 'ask-emergency' }],
      }),
      { openEmergency },
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Ask for an emergency migration…',
      }),
    );
    await userEvent.type(screen.getByLabelText(/^Reason/), 'Late.');
    await userEvent.type(screen.getByLabelText(/Who of the team/), 'Ada');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(openEmergency).toHaveBeenCalledWith('python/3.10/1.0.0', {
      ownerRef: 'group:default/team-a',
      reason: 'Late.',
      contact: 'Ada',
      expiresAt: '2027-11-28',
    });
  });

  it('shows closing figures and post-mortems, whose Markdown injects nothing', async () => {
    renderPanel(record({ phase: 'removed', removedAt: '2027-08-30' }), {
      getClosing: async release => ({
        release,
        recordedAt: '2027-08-30T08:00:00Z',
        figures: {
          migrated: 45,
          emergency: 2,
          remaining: 0,
          unownedWorkloads: 1,
          teams: [],
        },
      }),
      listPostMortems: async release => [
        {
          id: '1',
          release,
          author: 'user:default/plat',
          at: '2027-09-01T08:00:00Z',
          text: 'Nobody **owned** it. <img src="x" onerror="alert(1)">',
        },
      ],
    });
    expect(
      await screen.findByText(
        /^On 30 Aug 2027: 45 migrated, 2 with an emergency migration, 0 remaining\. 1 workload that nobody owns still ran it\./,
      ),
    ).toBeVisible();
    expect(screen.getByText('Nobody remains')).toBeVisible();
    expect(screen.getByText('owned')).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });
});
