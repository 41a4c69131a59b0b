import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  ReleaseDocument,
  ReleaseDocuments,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { fakeApi } from '../../../testing/fakeApi';
import { DocumentsPanel } from './DocumentsPanel';

const release = { family: 'python', track: '3.12', version: '2.1.0' };
const none = { total: 0, fixable: 0 };

const sbom: ReleaseDocument = {
  id: '1',
  kind: 'sbom',
  format: 'CycloneDX',
  formatVersion: '1.5',
  digest: 'sha256:a',
  sha256: 'f'.repeat(64),
  sizeBytes: 100,
  origin: 'upload',
  receivedAt: '2026-11-20T10:00:00.000Z',
  actor: 'user:default/plat',
  superseded: false,
  warnings: ['Something to know.'],
  components: 12,
  licences: { denied: 1, unknown: 0, review: 0, allowed: 11 },
};

const scan: ReleaseDocument = {
  ...sbom,
  id: '2',
  kind: 'scan',
  format: 'trivy',
  formatVersion: undefined,
  warnings: [],
  components: undefined,
  licences: undefined,
  findings: {
    critical: { total: 2, fixable: 1 },
    high: none,
    medium: none,
    low: none,
    negligible: none,
    unknown: none,
  },
};

const record: ReleaseDocuments = {
  release: 'python/3.12/2.1.0',
  digest: 'sha256:a',
  documents: [scan, sbom],
  licences: {
    totalItems: 1,
    items: [
      {
        name: 'db',
        version: '1',
        licences: ['AGPL-3.0-only'],
        verdict: 'denied',
      },
    ],
  },
  findings: {
    totalItems: 501,
    items: [{ id: 'CVE-2026-1', package: 'openssl', severity: 'critical' }],
  },
  mayAdd: false,
  maxBytes: 20_000_000,
};

const empty: ReleaseDocuments = {
  ...record,
  documents: [],
  licences: { items: [], totalItems: 0 },
  findings: { items: [], totalItems: 0 },
};

function renderPanel(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<DocumentsPanel release={release} />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)]],
  });
}

describe('DocumentsPanel', () => {
  it('says what is on record, what is in it, and what to look at', async () => {
    renderPanel({ listReleaseDocuments: async () => record });
    expect(
      await screen.findByText('2 documents are on record, kept for ever.'),
    ).toBeVisible();
    expect(
      screen.getByText('12 packages · Denied: 1 · Allowed: 11'),
    ).toBeVisible();
    expect(screen.getByText('Critical: 2 (1 with a fix)')).toBeVisible();
    expect(screen.getByText('Something to know.')).toBeVisible();
    expect(screen.getByText('AGPL-3.0-only')).toBeVisible();
    expect(screen.getByText('CVE-2026-1')).toBeVisible();
    expect(screen.getByText('500 more are not listed here.')).toBeVisible();
    expect(screen.queryByLabelText('Add a document')).not.toBeInTheDocument();
  });

  it('says what is missing where nothing is on record', async () => {
    renderPanel({ listReleaseDocuments: async () => empty });
    expect(
      await screen.findByText(/No bill of materials and no scan result/),
    ).toBeVisible();
  });

  it('sends a file, and says that it is on record', async () => {
    const user = userEvent.setup();
    let documents: ReleaseDocument[] = [];
    const addReleaseDocument = jest.fn(async () => {
      documents = [sbom];
      return { document: sbom, added: true };
    });
    renderPanel({
      listReleaseDocuments: async () => ({ ...empty, documents, mayAdd: true }),
      addReleaseDocument,
    });
    await user.upload(
      await screen.findByLabelText('Add a document'),
      new File(['{"a":1}'], 'sbom.json', { type: 'application/json' }),
    );
    expect(await screen.findByText('It is on record.')).toBeVisible();
    expect(
      await screen.findByText('1 document is on record, kept for ever.'),
    ).toBeVisible();
    expect(addReleaseDocument).toHaveBeenCalledWith(
      'python/3.12/2.1.0',
      '{"a":1}',
    );
  });

  it('says beside the field what is wrong with a file', async () => {
    const user = userEvent.setup();
    const addReleaseDocument = jest.fn(async () => {
      throw new Error('This is no bill of materials.');
    });
    renderPanel({
      listReleaseDocuments: async () => ({
        ...empty,
        mayAdd: true,
        maxBytes: 10,
      }),
      addReleaseDocument,
    });
    const field = await screen.findByLabelText('Add a document');
    const file = (text: string) =>
      new File([text], 'a.json', { type: 'application/json' });
    await user.upload(field, file('{}'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This is no bill of materials.',
    );
    await user.upload(field, file('{"much": "too long"}'));
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'The file has 20 B; at most 10 B are taken.',
      ),
    );
    expect(addReleaseDocument).toHaveBeenCalledTimes(1);
  });

  it('gives the bytes of a document as a file', async () => {
    const user = userEvent.setup();
    const saved: Blob[] = [];
    // jsdom has neither.
    URL.createObjectURL = blob => {
      if (blob instanceof Blob) {
        saved.push(blob);
      }
      return 'blob:x';
    };
    URL.revokeObjectURL = () => {};
    renderPanel({
      listReleaseDocuments: async () => record,
      getReleaseDocument: async () => '{}',
    });
    await user.click(
      await screen.findByRole('button', {
        name: 'Download Bill of materials CycloneDX 1.5',
      }),
    );
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0].type).toBe('application/json');
  });
});
