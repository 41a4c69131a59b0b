import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import { goldenImagesApiRef } from '../../api';
import { fakeApi } from '../../testing/fakeApi';
import { source } from '../../testing/overviewFixtures';
import { ScanNowButton } from './ScanNowButton';

// Apart from the tests of the page: decisions are cached for seconds.
describe('ScanNowButton', () => {
  it('is disabled with the reason for those who may not scan', async () => {
    renderInTestApp(
      <ScanNowButton
        source={source()}
        scanning={false}
        awaited={false}
        onAsked={() => {}}
      />,
      {
        apis: [
          [goldenImagesApiRef, fakeApi({})],
          mockApis.permission({ authorize: AuthorizeResult.DENY }),
        ],
      },
    );
    expect(
      await screen.findByRole('button', {
        name: 'Scan now: You lack the permission golden-images.inventory.scan',
      }),
    ).toBeDisabled();
  });
});
