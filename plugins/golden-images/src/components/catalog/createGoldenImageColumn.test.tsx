import { Table } from '@backstage/core-components';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { fakeApi } from '../../testing/fakeApi';
import { standing } from '../../testing/standingFixtures';
import { createGoldenImageColumn } from './createGoldenImageColumn';

function renderTable(
  getEntityStandings: GoldenImagesApi['getEntityStandings'],
) {
  const data = ['shop', 'pay', 'docs'].map(name => ({
    id: name,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default' },
    },
  }));
  renderInTestApp(
    <Table
      columns={[
        { title: 'Name', field: 'entity.metadata.name' },
        createGoldenImageColumn(),
      ]}
      data={data}
    />,
    { apis: [[goldenImagesApiRef, fakeApi({ getEntityStandings })]] },
  );
}

async function cellOf(name: string): Promise<HTMLElement> {
  const row = (await screen.findByRole('cell', { name })).closest('tr');
  if (!row) {
    throw new Error(`No row has ${name}`);
  }
  return row;
}

describe('createGoldenImageColumn', () => {
  it('shows verdict and deadline of every row, asked for at once', async () => {
    const asked: (readonly string[])[] = [];
    renderTable(async refs => {
      asked.push(refs);
      return [
        standing({
          entityRef: 'component:default/shop',
          deadline: '2027-08-30',
          daysLeft: 47,
        }),
        standing({
          entityRef: 'component:default/pay',
          verdict: 'direct-upstream',
        }),
      ];
    });
    expect(await screen.findByText('Built on golden')).toBeVisible();
    expect(await cellOf('shop')).toHaveTextContent(
      'until 30 Aug 2027 (in 47 days)',
    );
    expect(await cellOf('pay')).toHaveTextContent('Pulled from upstream');
    expect(
      within(await cellOf('docs')).getByRole('note', {
        name: 'No workload of it was found',
      }),
    ).toBeVisible();
    expect(asked).toEqual([
      [
        'component:default/shop',
        'component:default/pay',
        'component:default/docs',
      ],
    ]);
  });

  it('has a title that says what it is', async () => {
    renderTable(async () => []);
    expect(
      await screen.findByRole('columnheader', { name: 'Golden image' }),
    ).toBeVisible();
  });

  it('says that it is loading', async () => {
    renderTable(() => new Promise(() => {}));
    expect(
      await screen.findAllByRole('status', {
        name: 'Loading the golden image',
      }),
    ).toHaveLength(3);
  });

  it('says in words that the viewer may not see it', async () => {
    renderTable(async () => {
      throw new NotAllowedError('no');
    });
    expect(
      await screen.findAllByRole('note', {
        name: 'You may not see the golden images of it',
      }),
    ).toHaveLength(3);
  });

  it('says that it could not be loaded, and why', async () => {
    renderTable(async () => {
      throw new Error('no database');
    });
    const [failed] = await screen.findAllByText('Could not be loaded');
    expect(failed).toHaveAttribute('title', 'no database');
  });
});
