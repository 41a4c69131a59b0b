import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { approvedVariant } from '../../../testing/customizationFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { ENTITY, summary } from '../../../testing/inventoryFixtures';
import { recordClipboard } from '../../../testing/recordClipboard';
import { EntityCard } from '../../inventory/EntityCard';

function renderCard(
  listApprovedVariants: GoldenImagesApi['listApprovedVariants'],
) {
  renderInTestApp(
    <EntityProvider entity={ENTITY}>
      <EntityCard />
    </EntityProvider>,
    {
      apis: [
        [
          goldenImagesApiRef,
          fakeApi({
            getEntitySummary: async () => summary(),
            listApprovedVariants,
          }),
        ],
      ],
    },
  );
}

const SETTLED = approvedVariant({
  request: 'r2',
  adoption: { state: 'adopted', sentence: '3 containers on it.' },
  rebuild: { needed: false, sentence: 'Nothing newer is out.' },
});

describe('approved variants on the card of a component', () => {
  it('R-APP-05: says that a variant is available and the component still on its base, with the reference to copy', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    const asked: unknown[] = [];
    renderCard(async filter => {
      asked.push(filter);
      return { items: [approvedVariant(), SETTLED], totalItems: 2 };
    });
    const list = await screen.findByRole('list', {
      name: 'Approved variants of this component',
    });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(1);
    expect(items[0]).toHaveTextContent(
      'Still on base Approved variant available, still on base.Rebuild needed Its base is legacy.',
    );
    await user.click(
      within(list).getByRole('button', {
        name: 'Copy the reference of the variant',
      }),
    );
    expect(copied).toEqual([approvedVariant().reference]);
    expect(asked).toEqual([{ component: ['component:default/checkout-api'] }]);
  });

  it.each([
    ['nothing is to do', async () => ({ items: [SETTLED], totalItems: 1 })],
    [
      'it cannot be told',
      async () => {
        throw new Error('down');
      },
    ],
  ])('says nothing where %s', async (_why, answer) => {
    renderCard(answer);
    expect(await screen.findByText('Built on golden')).toBeVisible();
    expect(
      screen.queryByRole('list', {
        name: 'Approved variants of this component',
      }),
    ).toBeNull();
  });
});
