import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityListProvider,
  EntityKindPicker,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { GoldenImageFilter } from './GoldenImageFilter';

const VERDICT = 'golden-images.io/verdict';

function component(name: string, verdict?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      labels: verdict ? { [VERDICT]: verdict } : undefined,
    },
  };
}

function Names() {
  const { entities, totalItems } = useEntityList();
  return (
    <p>
      {entities.map(({ metadata }) => metadata.name).join(' ')} of {totalItems}
    </p>
  );
}

/** Pages of two, so that filtering what a page holds would show. */
function renderFilter(entities: Entity[]) {
  renderInTestApp(
    <EntityListProvider pagination={{ limit: 2 }}>
      <EntityKindPicker initialFilter="component" hidden />
      <GoldenImageFilter />
      <Names />
    </EntityListProvider>,
    { apis: [[catalogApiRef, catalogApiMock({ entities })]] },
  );
}

describe('GoldenImageFilter', () => {
  it('has the catalog itself filter, so that pages and counts are right', async () => {
    const user = userEvent.setup();
    renderFilter([
      component('a', 'golden'),
      component('b', 'golden'),
      component('c', 'custom-build'),
      component('d'),
      component('e', 'custom-build'),
    ]);
    expect(await screen.findByText('a b of 5')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Open' }));
    await user.click(await screen.findByText('No golden base found'));
    await waitFor(() =>
      expect(screen.getByText('c e of 2')).toBeInTheDocument(),
    );
  });

  it('offers the verdicts that occur, in their words', async () => {
    const user = userEvent.setup();
    renderFilter([component('a', 'golden'), component('b', 'unknown')]);
    await user.click(await screen.findByRole('button', { name: 'Open' }));
    const options = await screen.findAllByRole('option');
    expect(options.map(option => option.textContent).sort()).toEqual([
      'Could not be determined',
      'Golden',
    ]);
  });

  it('is not there where the catalog has no verdicts', async () => {
    renderFilter([component('a')]);
    expect(await screen.findByText('a of 1')).toBeInTheDocument();
    expect(screen.queryByText('Golden image')).not.toBeInTheDocument();
  });
});
