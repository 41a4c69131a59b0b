import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  missingNotes,
  type GoldenImagesApi,
  type NewNotes,
  type NotesRevision,
  type NotesView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { fakeApi } from '../../../testing/fakeApi';
import { NotesPanel } from './NotesPanel';

const RELEASE = { family: 'python', track: '3.12', version: '2.1.0' };
const ID = 'python/3.12/2.1.0';

function revision(more: Partial<NotesRevision> = {}): NotesRevision {
  return {
    revision: 1,
    author: 'user:default/plat',
    at: '2026-01-05T08:00:00.000Z',
    changes: 'libpq **17**',
    breaking: 'psql is gone',
    migration: 'Add the package `psql`.',
    ...more,
  };
}

function view(
  notes: NotesRevision | undefined,
  more: Partial<NotesView> = {},
): NotesView {
  return {
    notes,
    missing: missingNotes(notes),
    may: { write: false },
    ...more,
  };
}

function renderPanel(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<NotesPanel release={RELEASE} />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)], catalogApiMock()],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

/** Opens the form by its button. */
async function openDialog(button: string) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return within(
    screen.getByRole('dialog', {
      name: 'Release notes of python 3.12 golden-v2.1.0',
    }),
  );
}

const changes = () => screen.getByRole('textbox', { name: 'Changes' });

describe('NotesPanel', () => {
  it('R-RN-01 says what changed, what breaks and how to migrate, and whose notes they are', async () => {
    renderPanel({ getNotes: async () => view(revision({ reason: 'Typo' })) });
    const part = await screen.findByRole('region', { name: 'Changes' });
    expect(part).toHaveTextContent('Changeslibpq 17');
    expect(part.querySelector('strong')).toHaveTextContent('17');
    expect(
      screen.getByRole('region', { name: 'Breaking changes' }),
    ).toHaveTextContent('psql is gone');
    expect(screen.getByRole('region', { name: 'Migration' })).toBeVisible();
    expect(
      screen.getByText(/Revision 1, 5 Jan 2026, 08:00 UTC/),
    ).toHaveTextContent(/: Typo$/);
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/user/plat',
    );
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says which parts are not written yet', async () => {
    renderPanel({
      getNotes: async () => view(revision({ breaking: ' ', migration: '' })),
    });
    expect(
      await screen.findByText('Not written yet: Breaking changes, Migration.'),
    ).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Breaking changes' }),
    ).toBeNull();
  });

  it('shows what the governance file says where nothing is written', async () => {
    renderPanel({
      getNotes: async () =>
        view(undefined, { declared: 'Rebuild <b>only</b>.' }),
    });
    expect(await screen.findByText('Rebuild <b>only</b>.')).toBeVisible();
    expect(screen.getByText('From the governance file:')).toBeVisible();
  });

  it('says that nothing is written', async () => {
    renderPanel({ getNotes: async () => view(undefined) });
    expect(
      await screen.findByText('No notes of it are written.'),
    ).toBeVisible();
  });

  it('R-RN-02 shows every revision on demand', async () => {
    const user = userEvent.setup();
    renderPanel({
      getNotes: async () => view(revision({ revision: 2 })),
      listNotesRevisions: async () => ({
        items: [revision({ revision: 2 }), revision({ changes: 'libpq 16' })],
        totalItems: 2,
      }),
    });
    await user.click(
      await screen.findByRole('button', { name: 'All revisions (2)' }),
    );
    await user.click(
      await screen.findByText(
        'Revision 1, 5 Jan 2026, 08:00 UTC, by user:default/plat',
      ),
    );
    expect(screen.getByText('libpq 16')).toBeVisible();
  });

  it('takes the first notes, with a preview', async () => {
    const user = userEvent.setup();
    const sent: NewNotes[] = [];
    renderPanel({
      getNotes: async () =>
        view(sent.length ? revision({ changes: 'Much' }) : undefined, {
          may: { write: true },
        }),
      writeNotes: async (id, notes) => {
        expect(id).toBe(ID);
        sent.push(notes);
        return view(revision());
      },
    });
    const dialog = await openDialog('Write notes…');
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.type(changes(), '**Much**');
    await user.click(dialog.getByRole('button', { name: 'Preview' }));
    expect(
      dialog.getByRole('region', { name: 'Preview' }).querySelector('strong'),
    ).toHaveTextContent('Much');
    await user.click(dialog.getByRole('button', { name: 'Back to the text' }));
    expect(changes()).toHaveValue('**Much**');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Much')).toBeVisible();
    expect(sent).toEqual([
      { changes: '**Much**', breaking: '', migration: '', after: 0 },
    ]);
  });

  it('loses nothing when somebody else wrote in between: shows both, and saves over what was seen', async () => {
    const user = userEvent.setup();
    const sent: NewNotes[] = [];
    let newest = revision();
    renderPanel({
      getNotes: async () => view(newest, { may: { write: true } }),
      writeNotes: async (_id, notes) => {
        sent.push(notes);
        if (sent.length === 1) {
          newest = revision({ revision: 2, changes: 'Theirs' });
          throw new ConflictError('Somebody else changed the notes');
        }
        newest = revision({ revision: 3, changes: notes.changes });
        return view(newest);
      },
    });
    const dialog = await openDialog('Change notes…');
    await user.clear(changes());
    await user.type(changes(), 'Mine');
    await user.type(dialog.getByLabelText(/Why/), 'Better');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /Somebody else changed the notes in the meantime/,
    );
    expect(
      dialog.getByRole('region', { name: 'What they say now' }),
    ).toHaveTextContent('Theirs');
    expect(changes()).toHaveValue('Mine');
    expect(dialog.getByLabelText(/Why/)).toHaveValue('Better');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Mine')).toBeVisible();
    expect(sent.map(({ after, reason }) => [after, reason])).toEqual([
      [1, 'Better'],
      [2, 'Better'],
    ]);
  });

  it('shows why notes are refused, and keeps them', async () => {
    const user = userEvent.setup();
    renderPanel({
      getNotes: async () => view(revision(), { may: { write: true } }),
      writeNotes: async () => {
        throw new Error('changes: has control characters');
      },
    });
    const dialog = await openDialog('Change notes…');
    await user.type(changes(), ' and more');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'That did not work: changes: has control characters',
    );
    expect(changes()).toHaveValue('libpq **17** and more');
  });

  it('says that there is no such release', async () => {
    renderPanel({
      getNotes: async () => {
        throw new NotFoundError('no');
      },
    });
    expect(
      await screen.findByText(/neither in the registry nor a candidate/),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see them', async () => {
    renderPanel({
      getNotes: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the release notes',
    );
  });
});
