import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  CalendarFeed,
  GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { fakeApi } from '../../testing/fakeApi';
import { recordClipboard } from '../../testing/recordClipboard';
import { CalendarActions } from './CalendarActions';

const OWNER = 'group:default/team-a';
const URL_OF_FEED =
  'https://portal.test/api/golden-images/releases/calendars/T.ics';
const FEED: CalendarFeed = {
  id: 'f1',
  ownerRef: OWNER,
  createdBy: 'user:default/me',
  createdAt: '2027-07-01T00:00:00Z',
};

function renderActions(answers: Partial<GoldenImagesApi>, owner?: string) {
  renderInTestApp(<CalendarActions owner={owner} />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)]],
  });
}

describe('CalendarActions', () => {
  it('saves the deadlines of the owner as a file', async () => {
    const user = userEvent.setup();
    const saved: Blob[] = [];
    // jsdom has neither.
    URL.createObjectURL = blob => {
      if (blob instanceof Blob) {
        saved.push(blob);
      }
      return 'blob:x';
    };
    URL.revokeObjectURL = () => {};
    const getCalendar = jest.fn(async () => 'BEGIN:VCALENDAR');
    renderActions({ getCalendar }, OWNER);
    await user.click(screen.getByRole('button', { name: 'Download .ics' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0].type).toBe('text/calendar');
    expect(getCalendar).toHaveBeenCalledWith({ owner: OWNER });
  });

  it('is two icons named after the owner where there is little room', async () => {
    const user = userEvent.setup();
    renderInTestApp(<CalendarActions compact owner={OWNER} />, {
      apis: [
        [
          goldenImagesApiRef,
          fakeApi({
            getCalendar: async () => {
              throw new Error('503');
            },
          }),
        ],
      ],
    });
    expect(
      screen.getByRole('button', {
        name: 'Subscribe to the deadlines of team-a…',
      }),
    ).toBeVisible();
    await user.click(
      screen.getByRole('button', {
        name: 'Download the deadlines of team-a as .ics',
      }),
    );
    expect(
      await screen.findByText('The calendar could not be downloaded: 503'),
    ).toBeVisible();
  });

  it('says why the file could not be had', async () => {
    const user = userEvent.setup();
    renderActions({
      getCalendar: async () => {
        throw new Error('503');
      },
    });
    await user.click(screen.getByRole('button', { name: 'Download .ics' }));
    expect(
      await screen.findByText('The calendar could not be downloaded: 503'),
    ).toBeVisible();
  });

  it('makes an address, shows it to be copied, and revokes others', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    const feeds = [FEED];
    const createCalendarFeed = jest.fn(async () => ({
      ...FEED,
      id: 'f2',
      url: URL_OF_FEED,
    }));
    const revokeCalendarFeed = jest.fn(async () => {
      feeds.pop();
    });
    renderActions(
      {
        listCalendarFeeds: async () => ({ enabled: true, feeds: [...feeds] }),
        createCalendarFeed,
        revokeCalendarFeed,
      },
      OWNER,
    );
    await user.click(screen.getByRole('button', { name: 'Subscribe…' }));
    await user.click(
      await screen.findByRole('button', { name: 'Make an address' }),
    );
    expect(createCalendarFeed).toHaveBeenCalledWith({ owner: OWNER });
    await user.click(
      await screen.findByRole('button', { name: 'Copy the address' }),
    );
    expect(copied).toEqual([URL_OF_FEED]);
    await user.click(
      screen.getByRole('button', {
        name: 'Revoke the address of team-a made on 1 Jul 2027',
      }),
    );
    expect(await screen.findByText('There is none yet.')).toBeVisible();
    expect(revokeCalendarFeed).toHaveBeenCalledWith('f1');
  });

  it('says in words why an address was refused', async () => {
    const user = userEvent.setup();
    renderActions({
      listCalendarFeeds: async () => ({ enabled: true, feeds: [] }),
      createCalendarFeed: async () => {
        throw new Error('for those who may see every workload');
      },
    });
    await user.click(screen.getByRole('button', { name: 'Subscribe…' }));
    await user.click(
      await screen.findByRole('button', { name: 'Make an address' }),
    );
    expect(
      await screen.findByText(/for those who may see every workload/),
    ).toBeVisible();
  });

  it('says that this portal serves no feeds, and how it could', async () => {
    const user = userEvent.setup();
    renderActions({
      listCalendarFeeds: async () => ({ enabled: false, feeds: [] }),
    });
    await user.click(screen.getByRole('button', { name: 'Subscribe…' }));
    expect(
      await screen.findByText(/goldenImages\.calendars\.enabled/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Make an address' }),
    ).not.toBeInTheDocument();
  });
});
