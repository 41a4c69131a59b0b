import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  ReleaseComparison,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { fakeApi } from '../../../testing/fakeApi';
import { ComparisonPanel } from './ComparisonPanel';

const release = { family: 'python', track: '3.12', version: '2.1.0' };
const nothing = { items: [], totalItems: 0 };

const comparison: ReleaseComparison = {
  release: 'python/3.12/2.1.0',
  with: 'python/3.12/2.0.0',
  sentence: '1 package changed, 1 unusual change to look at.',
  unusual: [
    { kind: 'root', subject: '65532 → root', because: 'It runs as root now.' },
  ],
  notCompared: ['New setuid files cannot be seen.'],
  missing: ['Findings could not be compared.'],
  packages: {
    added: nothing,
    removed: nothing,
    changed: {
      totalItems: 1,
      items: [
        {
          key: 'pkg:deb/debian/openssl',
          name: 'openssl',
          before: ['3.0.14'],
          after: ['3.0.15'],
        },
      ],
    },
    unchanged: 7,
  },
  image: {
    totalItems: 1,
    items: [
      {
        field: 'size',
        platforms: ['linux/amd64'],
        bytes: { before: 50_000_000, after: 60_000_000 },
      },
    ],
  },
  choices: [
    { id: 'python/3.12/2.0.0', version: '2.0.0' },
    { id: 'python/3.12/1.0.0', version: '1.0.0' },
  ],
};

function renderPanel(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<ComparisonPanel release={release} />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)]],
  });
}

describe('ComparisonPanel', () => {
  it('says the whole in one sentence, what is unusual and why, then every row', async () => {
    renderPanel({ compareReleases: async () => comparison });
    expect(
      await screen.findByText(
        '1 package changed, 1 unusual change to look at.',
      ),
    ).toBeVisible();
    const unusual = screen.getByRole('region', { name: 'Unusual changes' });
    expect(within(unusual).getByText('Runs as root')).toBeVisible();
    expect(within(unusual).getByText(/It runs as root now\./)).toBeVisible();
    expect(within(unusual).getByText(/setuid/)).toBeVisible();
    expect(screen.getByText('Findings could not be compared.')).toBeVisible();
    const changed = screen.getByRole('table', { name: 'Packages changed (1)' });
    expect(within(changed).getByText('pkg:deb/debian/openssl')).toBeVisible();
    expect(within(changed).getByText('3.0.14')).toBeVisible();
    expect(within(changed).getByText('3.0.15')).toBeVisible();
    expect(screen.getByText('Packages added (0)')).toBeVisible();
    expect(screen.getByText('7 packages are unchanged.')).toBeVisible();
    expect(screen.getByText('60.0 MB')).toBeVisible();
  });

  it('compares with the version that is chosen', async () => {
    const user = userEvent.setup();
    const compareReleases = jest.fn(async () => comparison);
    renderPanel({ compareReleases });
    await user.selectOptions(
      await screen.findByLabelText('Compare with'),
      '1.0.0',
    );
    expect(compareReleases).toHaveBeenLastCalledWith('python/3.12/2.1.0', {
      with: '1.0.0',
    });
  });

  it('says that there is nothing to compare with', async () => {
    renderPanel({
      compareReleases: async () => ({
        release: 'python/3.12/2.1.0',
        sentence: 'There is no golden release before it to compare with.',
        unusual: [],
        notCompared: [],
        missing: [],
        choices: [],
      }),
    });
    expect(
      await screen.findByText(/no golden release before it/),
    ).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Unusual changes' }),
    ).not.toBeInTheDocument();
  });

  it('says when the comparison failed', async () => {
    renderPanel({
      compareReleases: async () => {
        throw new Error('503');
      },
    });
    expect(await screen.findByText(/the comparison/)).toBeVisible();
  });
});
