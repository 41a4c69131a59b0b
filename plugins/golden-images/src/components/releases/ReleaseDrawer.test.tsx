import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { releaseDetail } from '../../testing/deprecationFixtures';
import { fakeApi } from '../../testing/fakeApi';
import { ReleaseDrawer } from './ReleaseDrawer';

function renderDrawer(onClose = () => {}) {
  renderInTestApp(<ReleaseDrawer id="python/3.12/2.0.0" onClose={onClose} />, {
    apis: [
      [
        goldenImagesApiRef,
        fakeApi({ getRelease: async () => releaseDetail() }),
      ],
    ],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

describe('ReleaseDrawer', () => {
  it('says what it is, until when it may be used, and leads to its page', async () => {
    renderDrawer();
    const drawer = await screen.findByRole('dialog', { name: 'Release' });
    expect(
      await within(drawer).findByText(
        'Users must be off it by 30 Aug 2027 (in 47 days).',
      ),
    ).toBeVisible();
    expect(
      within(drawer).getByRole('region', { name: 'What it is' }),
    ).toHaveTextContent('golden/python:3.12-golden-v2.0.0@sha256:');
    expect(
      within(drawer).getByRole('link', { name: 'Open release' }),
    ).toHaveAttribute('href', '/golden-images/releases/python/3.12/2.0.0');
  });

  it('is closed by its button and by the keyboard', async () => {
    const user = userEvent.setup();
    const onClose = jest.fn();
    renderDrawer(onClose);
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(2);
  });
});
