import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { approvalTime } from '../../../testing/customizationFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { ApprovalTimeCard } from './ApprovalTimeCard';

function renderCard(getApprovalTime: GoldenImagesApi['getApprovalTime']) {
  renderInTestApp(<ApprovalTimeCard />, {
    apis: [[goldenImagesApiRef, fakeApi({ getApprovalTime })]],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

describe('ApprovalTimeCard', () => {
  it('says the mean with its target, where the time goes, and what makes it shorter', async () => {
    renderCard(async () => approvalTime());
    expect(await screen.findByText('3.0 business days')).toBeVisible();
    expect(screen.getByText('On target')).toBeVisible();
    expect(screen.getByText(/at most 3 business days/)).toBeVisible();
    expect(
      screen.getByText(
        'Until the first review 2 d, Review by security 0.5 d, Merge not known',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Slowest: Until the first review. Requests wait longest for their first review.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/^2 requests are submitted and not decided/),
    ).toBeVisible();
  });

  it('opens the rows that it is the mean of', async () => {
    const user = userEvent.setup();
    renderCard(async () => approvalTime());
    await user.click(
      await screen.findByText('1 approval, 16 Apr 2027 to 14 Jul 2027'),
    );
    const row = screen.getByRole('link', {
      name: 'Add postgresql-client to python 3.12',
    });
    expect(row).toHaveAttribute('href', '/golden-images/requests/r1');
    expect(row.closest('li')).toHaveTextContent(
      'data-platform, 3 d, approved on 12 Jul 2027',
    );
  });

  it('says when there is nothing to measure', async () => {
    renderCard(async () =>
      approvalTime({
        display: 'n/a',
        status: 'no-data',
        statusText: 'no data',
        statement: 'No request was approved.',
        stages: [],
        rows: [],
        pending: 0,
      }),
    );
    expect(await screen.findByText('No request was approved.')).toBeVisible();
    expect(screen.queryByText(/approval,/)).toBeNull();
  });

  it('says in words that the viewer may not see it', async () => {
    renderCard(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the time to approval',
    );
  });
});
