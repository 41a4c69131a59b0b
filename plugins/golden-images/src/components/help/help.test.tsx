import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { rootRouteRef } from '../../routes';
import { WithHelp } from './WithHelp';

function renderHelp(support?: object) {
  renderInTestApp(
    <WithHelp>
      <p>A page</p>
    </WithHelp>,
    {
      mountedRoutes: { '/golden-images': rootRouteRef },
      config: {
        app: { baseUrl: 'http://localhost:3000' },
        backend: { baseUrl: 'http://localhost:7007' },
        goldenImages: { ...(support && { support }) },
      },
    },
  );
}

describe('help below a page', () => {
  it('leads to the policy, to who decides, and to where one can ask (R-OWN-02, R-OWN-04, AMB-25)', async () => {
    renderHelp({
      wiki: 'https://wiki.example.com/golden-images',
      channel: { name: '#golden-images', url: 'https://chat.example.com/g' },
      officeHours: [
        { title: 'Platform team', when: 'every first Tuesday, 14:00 UTC' },
        {
          title: 'Security',
          when: 'on Thursdays, 09:00 UTC',
          url: 'https://meet.example.com/s',
        },
      ],
    });
    const help = await screen.findByRole('region', { name: 'Policy and help' });
    for (const [name, href] of [
      [/^The whole policy/, 'https://wiki.example.com/golden-images'],
      [/^Who decides what/, '/golden-images/releases/responsibilities'],
      [/^Ask in #golden-images/, 'https://chat.example.com/g'],
      [/^Security: on Thursdays, 09:00 UTC/, 'https://meet.example.com/s'],
    ] as const) {
      expect(within(help).getByRole('link', { name })).toHaveAttribute(
        'href',
        href,
      );
    }
    expect(help).toHaveTextContent(
      'Office hours: Platform team: every first Tuesday, 14:00 UTC; Security',
    );
  });

  it('says who decides even where nothing is configured', async () => {
    renderHelp();
    const help = await screen.findByRole('region', { name: 'Policy and help' });
    expect(help).toHaveTextContent(/^Who decides what$/);
  });
});
