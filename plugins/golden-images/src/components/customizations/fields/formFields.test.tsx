import type { ComponentProps } from 'react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import {
  glossaryEntry,
  requestView,
} from '../../../testing/customizationFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { release } from '../../../testing/inventoryFixtures';
import { GoldenImagePicker, GoldenPackagePicker, GoldenTierPreview } from '.';

const FIELDS = [
  { name: 'GoldenImagePicker', component: GoldenImagePicker },
  { name: 'GoldenPackagePicker', component: GoldenPackagePicker },
  { name: 'GoldenTierPreview', component: GoldenTierPreview },
];

type Schema = ComponentProps<
  typeof Stepper
>['manifest']['steps'][number]['schema'];

/** The form of a template with one field, named `value`. */
function renderForm(field: Schema, answers: Partial<GoldenImagesApi>) {
  const created: unknown[] = [];
  renderInTestApp(
    <Stepper
      manifest={{
        title: 'A template',
        steps: [
          {
            title: 'What is needed',
            schema: { type: 'object', properties: { value: field } },
          },
        ],
      }}
      extensions={FIELDS}
      onCreate={async values => {
        created.push(values);
      }}
    />,
    {
      apis: [[goldenImagesApiRef, fakeApi(answers)]],
      mountedRoutes: { '/golden-images': rootRouteRef },
    },
  );
  return created;
}

async function create(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Review' }));
  await user.click(await screen.findByRole('button', { name: 'Create' }));
}

// The stepper scrolls to its top, which the test's browser cannot.
beforeAll(() => {
  window.scrollTo = () => {};
});

describe('GoldenImagePicker', () => {
  const OLD = release();
  const CURRENT = release({
    id: 'python/3.12/2.1.0',
    version: '2.1.0',
    current: true,
    timeline: {
      phase: 'active',
      supportEndsAt: '2028-07-30',
      lastMonth: false,
    },
  });
  const LEGACY = release({ id: 'python/3.10/1.0.0', track: '3.10' });
  const NODE = release({
    id: 'node/20/1.0.0',
    family: 'node',
    track: '20',
    current: true,
  });
  const FIELD = {
    type: 'object',
    'ui:field': 'GoldenImagePicker',
    'ui:options': { family: 'python' },
  };

  it('offers recommended tracks first with phase and end of support, and says why others are not for new services', async () => {
    const user = userEvent.setup();
    const created = renderForm(FIELD, {
      listReleases: async () => [NODE, LEGACY, OLD, CURRENT],
    });
    await user.click(await screen.findByLabelText('Golden image'));
    const [first, second, ...more] = screen.getAllByRole('option');
    expect(more).toEqual([]);
    expect(first).toHaveTextContent(
      'python 3.12Recommended: golden-v2.1.0, Active. Support ends 30 Jul 2028.',
    );
    expect(second).toHaveTextContent(
      'python 3.10Not for new services: Legacy. Security patches only; plan the migration.',
    );
    expect(second).toHaveAttribute('aria-disabled', 'true');
    await user.click(first);
    await create(user);
    await waitFor(() =>
      expect(created).toEqual([{ value: { family: 'python', track: '3.12' } }]),
    );
  });

  it('says that the images cannot be had, and tries again', async () => {
    const user = userEvent.setup();
    let down = true;
    renderForm(FIELD, {
      listReleases: async () => {
        if (down) {
          throw new Error('The database is away');
        }
        return [CURRENT];
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    down = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('Golden image')).toBeVisible();
  });
});

describe('GoldenPackagePicker', () => {
  const FIELD = {
    type: 'array',
    items: { type: 'object' },
    'ui:field': 'GoldenPackagePicker',
    'ui:options': { source: 'clnpkgs.clnstrt.dev' },
  };

  it('says what is known of a package, takes any other name, and versions', async () => {
    const user = userEvent.setup();
    const created = renderForm(FIELD, {
      listCustomizationPackages: async (filter = {}) => {
        const items = [
          glossaryEntry({ releases: ['python/3.12/2.0.0'] }),
        ].filter(
          ({ name }) =>
            (!filter.search || name.includes(filter.search)) &&
            (!filter.name || filter.name.includes(name)),
        );
        return { items, totalItems: items.length };
      },
    });
    await user.type(
      await screen.findByRole('textbox', { name: 'Add a package' }),
      'postgres',
    );
    const option = await screen.findByRole('option');
    expect(option).toHaveTextContent(
      'postgresql-clientApproved in 15.1. Part of 1 golden release already. Used by data-platform. Licences: PostgreSQL. 3 teams asked: make it golden?',
    );
    await user.click(option);
    expect(
      await screen.findByText(
        'Add postgresql-client (data-platform, Published)',
      ),
    ).toBeVisible();
    await user.type(
      screen.getByRole('textbox', { name: 'Add a package' }),
      'jq=1.7{Enter}',
    );
    expect(await screen.findByText('Nobody asked for it yet.')).toBeVisible();
    await user.type(
      screen.getByLabelText('Version of postgresql-client'),
      '15.1',
    );
    await user.type(
      screen.getByRole('textbox', { name: 'Add a package' }),
      'curl{Enter}',
    );
    await user.click(screen.getByRole('button', { name: 'Remove curl' }));
    await create(user);
    await waitFor(() =>
      expect(created).toEqual([
        {
          value: [
            {
              name: 'postgresql-client',
              version: '15.1',
              source: 'clnpkgs.clnstrt.dev',
            },
            { name: 'jq', version: '1.7', source: 'clnpkgs.clnstrt.dev' },
          ],
        },
      ]),
    );
  });

  it('adds what was typed, not what the mouse rests on', async () => {
    const user = userEvent.setup();
    const created = renderForm(FIELD, {
      listCustomizationPackages: async () => ({
        items: [glossaryEntry({ name: 'imagemagick' })],
        totalItems: 1,
      }),
    });
    const field = await screen.findByRole('textbox', { name: 'Add a package' });
    await user.type(field, 'jq=1.7');
    await user.hover(await screen.findByRole('option'));
    await user.keyboard('{Enter}');
    await user.type(field, 'image');
    await screen.findByRole('option');
    await user.keyboard('{ArrowDown}{Enter}');
    await create(user);
    await waitFor(() =>
      expect(created).toEqual([
        {
          value: [
            { name: 'jq', version: '1.7', source: 'clnpkgs.clnstrt.dev' },
            { name: 'imagemagick', source: 'clnpkgs.clnstrt.dev' },
          ],
        },
      ]),
    );
  });

  it('works where the glossary cannot be had', async () => {
    const user = userEvent.setup();
    const created = renderForm(FIELD, {
      listCustomizationPackages: async () => {
        throw new Error('The database is away');
      },
    });
    expect(
      await screen.findByText(/cannot be had: The database is away/),
    ).toBeVisible();
    await user.type(
      screen.getByRole('textbox', { name: 'Add a package' }),
      'jq{Enter}',
    );
    await create(user);
    await waitFor(() =>
      expect(created).toEqual([
        { value: [{ name: 'jq', source: 'clnpkgs.clnstrt.dev' }] },
      ]),
    );
  });
});

describe('GoldenTierPreview', () => {
  const FIELD = { type: 'string', 'ui:field': 'GoldenTierPreview' };

  const REFUSED: TierReport = {
    ...requestView().report,
    tier: 3,
    sentence:
      'Tier 3, never allowed: line 2, it installs a shell. Contact the platform team.',
    findings: [
      {
        tier: 3,
        item: 'shell',
        line: 2,
        excerpt: 'RUN apk add bash',
        reason: 'It installs a shell.',
        alternative: 'Use exec form.',
      },
    ],
  };

  it('shows tier and findings once typing pauses', async () => {
    const user = userEvent.setup();
    const asked: unknown[] = [];
    const created = renderForm(FIELD, {
      classify: async document => {
        asked.push(document);
        return REFUSED;
      },
    });
    const answer = within(
      await screen.findByRole('region', { name: 'What its tier would be' }),
    );
    expect(
      answer.getByText(/^Its tier is shown here as soon as/),
    ).toBeVisible();
    await user.click(screen.getByLabelText('Dockerfile'));
    await user.paste('FROM x\nRUN apk add bash');
    expect(await answer.findByRole('alert')).toHaveTextContent(
      'Tier 3, never allowed: line 2, it installs a shell. Contact the platform team.',
    );
    expect(answer.getByRole('listitem')).toHaveTextContent(
      'Tier 3 It installs a shell.Instead: Use exec form.Line 2 RUN apk add bash',
    );
    expect(asked).toEqual([
      { kind: 'dockerfile', text: 'FROM x\nRUN apk add bash' },
    ]);
    await create(user);
    await waitFor(() =>
      expect(created).toEqual([{ value: 'FROM x\nRUN apk add bash' }]),
    );
  });

  it('says that it could not be classified', async () => {
    const user = userEvent.setup();
    renderForm(FIELD, {
      classify: async () => {
        throw new Error('The text is too long');
      },
    });
    await user.type(await screen.findByLabelText('Dockerfile'), 'FROM x');
    expect(
      await screen.findByText(
        'It could not be classified: The text is too long',
      ),
    ).toBeVisible();
  });
});
