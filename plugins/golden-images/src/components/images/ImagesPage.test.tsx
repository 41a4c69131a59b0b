import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import type {
  GoldenImagesApi,
  ImageDetail,
  ImageRow,
  Page,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { image, imageRow, manifest } from '../../testing/imageFixtures';
import {
  DIGEST,
  OTHER_DIGEST,
  workload,
} from '../../testing/inventoryFixtures';
import { recordClipboard } from '../../testing/recordClipboard';
import { ImagesPage } from './ImagesPage';

const ONE: Page<ImageRow> = { items: [imageRow()], totalItems: 1 };
const OPEN = 'Details of registry.example.com/shop/checkout 0123456789ab';
const WORKLOADS = '/golden-images/workloads';

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{decodeURIComponent(search)}</output>;
}

function renderPage(
  listImages: GoldenImagesApi['listImages'],
  options: { search?: string; answers?: Partial<GoldenImagesApi> } = {},
) {
  renderInTestApp(
    <>
      <ImagesPage />
      <Address />
    </>,
    {
      apis: [
        [
          goldenImagesApiRef,
          fakeApi({
            getFacets: async () => ({
              clusters: [],
              namespaces: [],
              environments: [],
              owners: [],
              families: ['python', 'node'],
              tracks: [],
            }),
            listImages,
            ...options.answers,
          }),
        ],
      ],
      initialRouteEntries: [`/${options.search ?? ''}`],
      mountedRoutes: { '/golden-images': rootRouteRef },
    },
  );
}

type Call = Parameters<GoldenImagesApi['listImages']>;

function recording(answer: (...call: Call) => Page<ImageRow>) {
  const calls: Call[] = [];
  const listImages: GoldenImagesApi['listImages'] = async (...call) => {
    calls.push(call);
    return answer(...call);
  };
  return { calls, listImages };
}

describe('ImagesPage', () => {
  it('says of each image what it is, what it is built on and where it runs', async () => {
    const copied = recordClipboard();
    const user = userEvent.setup();
    renderPage(async () => ONE);
    const row = (await screen.findByRole('button', { name: OPEN })).closest(
      'tr',
    );
    expect(row).toHaveTextContent('registry.example.com/shop/checkout');
    expect(row).toHaveTextContent('0123456789ab');
    expect(row).toHaveTextContent('Built on golden');
    expect(row).toHaveTextContent('built on python 3.12 golden-v2.0.0');
    expect(row).toHaveTextContent('Legacy, 47 days left');
    expect(row).toHaveTextContent('1.4, 1.4.0');
    expect(row).toHaveTextContent('120 pods');
    expect(row).toHaveTextContent('48.2 MB');
    expect(row).toHaveTextContent('since 3 Mar 2027');
    expect(
      within(row!).getByRole('link', { name: '22 workloads' }),
    ).toHaveAttribute(
      'href',
      `${WORKLOADS}?digest=${encodeURIComponent(
        DIGEST,
      )}&repository=registry.example.com%2Fshop%2Fcheckout`,
    );
    expect(
      within(row!).getByRole('link', { name: 'python 3.12 golden-v2.0.0' }),
    ).toHaveAttribute('href', '/golden-images/releases/python/3.12/2.0.0');
    await user.click(within(row!).getByRole('button', { name: 'Copy digest' }));
    expect(copied).toEqual([DIGEST]);
  });

  it('tells what could not be read, what nobody has read, and what has no digest', async () => {
    renderPage(async () => ({
      items: [
        imageRow({
          repository: 'shop/broken',
          content: 'unreadable',
          unreadable: { reason: 'gone', message: 'HTTP 404' },
          verdicts: ['unknown', 'golden-based'],
          releases: [],
        }),
        imageRow({
          repository: 'shop/new',
          digest: undefined,
          content: 'not-read',
          sizeBytes: undefined,
          workloads: 1,
        }),
        imageRow({ registry: undefined, repository: undefined }),
      ],
      totalItems: 3,
    }));
    await screen.findByText('registry.example.com/shop/broken');
    const [broken, fresh, invalid] = screen.getAllByRole('row').slice(-3);
    expect(broken).toHaveTextContent('Could not be determined');
    expect(broken).toHaveTextContent('Built on golden');
    expect(within(broken).getByTitle('HTTP 404')).toHaveTextContent(
      'Could not be read',
    );
    expect(broken).toHaveTextContent('no release known');
    expect(fresh).toHaveTextContent('digest not known');
    expect(fresh).toHaveTextContent('Not read yet');
    expect(
      within(fresh).getByRole('link', { name: '1 workload' }),
    ).toHaveAttribute(
      'href',
      `${WORKLOADS}?digest=none&repository=registry.example.com%2Fshop%2Fnew`,
    );
    expect(invalid).toHaveTextContent('References that are not valid');
  });

  it('looks for what is pasted, without the blanks around it', async () => {
    const user = userEvent.setup();
    const { calls, listImages } = recording(() => ONE);
    renderPage(listImages);
    await screen.findByRole('button', { name: OPEN });
    await user.click(
      screen.getByRole('searchbox', {
        name: 'Digest, reference or part of a name',
      }),
    );
    await user.paste(` ${DIGEST}\n`);
    await waitFor(() => expect(calls.at(-1)?.[0]?.text).toBe(DIGEST));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      `?text=${DIGEST}`,
    );
  });

  it('asks with the filter of the address, and puts a chosen one into it', async () => {
    const user = userEvent.setup();
    const { calls, listImages } = recording(() => ONE);
    renderPage(listImages, {
      search: '?verdict=unknown&release=python%2F3.12%2F2.0.0',
    });
    await screen.findByRole('button', { name: OPEN });
    expect(calls[0][0]).toMatchObject({
      verdict: ['unknown'],
      release: ['python/3.12/2.0.0'],
    });
    await user.click(screen.getByRole('textbox', { name: 'Content' }));
    await user.click(
      await screen.findByRole('option', { name: 'Not read yet' }),
    );
    await waitFor(() =>
      expect(calls.at(-1)?.[0]?.content).toEqual(['not-read']),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?verdict=unknown&content=not-read&release=python/3.12/2.0.0',
    );
  });

  it('walks the pages by cursor', async () => {
    const user = userEvent.setup();
    const { calls, listImages } = recording((_filter, page) => ({
      items: [imageRow({ repository: page?.cursor ? 'second' : 'first' })],
      nextCursor: page?.cursor ? undefined : 'c2',
      totalItems: 51,
    }));
    renderPage(listImages);
    await screen.findByText('registry.example.com/first');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('registry.example.com/second');
    expect(calls.at(-1)?.[1]).toEqual({ cursor: 'c2', limit: 50 });
  });

  it('offers to reset the filters when nothing matches', async () => {
    const user = userEvent.setup();
    renderPage(
      async filter => (filter?.text ? { items: [], totalItems: 0 } : ONE),
      { search: '?text=nowhere' },
    );
    await screen.findByText('No image that runs matches these filters.');
    await user.click(screen.getByRole('button', { name: 'Reset the filters' }));
    expect(await screen.findByRole('button', { name: OPEN })).toBeVisible();
  });

  it('shows the shortest configuration when nothing was scanned yet', async () => {
    renderPage(async () => ({ items: [], totalItems: 0 }));
    expect(
      await screen.findByText('Nothing has been scanned yet'),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderPage(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the images',
    );
  });

  describe('with one image open', () => {
    async function renderImage(detail: ImageDetail) {
      renderPage(async () => ONE, {
        search: `?image=${DIGEST}`,
        answers: { getImage: async () => detail },
      });
      const dialog = await screen.findByRole('dialog', { name: 'Image' });
      await within(dialog).findByRole('heading', { level: 2 });
      return within(dialog);
    }

    it('is opened from the table and closed again, by its address too', async () => {
      const user = userEvent.setup();
      renderPage(async () => ONE, {
        answers: { getImage: async () => image() },
      });
      await user.click(await screen.findByRole('button', { name: OPEN }));
      const dialog = await screen.findByRole('dialog', { name: 'Image' });
      expect(screen.getByLabelText('address')).toHaveTextContent(
        `?image=${DIGEST}`,
      );
      await user.click(within(dialog).getByRole('button', { name: 'Close' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(screen.getByLabelText('address')).toHaveTextContent('');
    });

    it('tells what it is derived from, and tells proofs from claims', async () => {
      const dialog = await renderImage(image());
      const steps = within(
        dialog.getByRole('region', { name: 'What it is derived from' }),
      )
        .getAllByRole('listitem')
        .map(item => item.textContent ?? '');
      expect(steps[0]).toContain('Imageregistry.example.com/shop/checkout');
      expect(steps[1]).toContain(
        'Golden releasepython 3.12 golden-v2.0.0LegacyProven',
      );
      expect(steps[1]).toContain('chain id sha256:fedcba987654…');
      expect(steps[2]).toContain(
        'Upstreamupstream.example.com/python:3.12Claimed only',
      );
      expect(steps[3]).toBe(
        'Layers 1-4 of 7 are exactly python 3.12 golden-v2.0.0.',
      );
    });

    it('says which releases cannot be told apart', async () => {
      const [self, base] = image().derivation;
      const dialog = await renderImage(
        image({
          derivation: [
            self,
            base,
            { ...base, title: 'python 3.12 golden-v2.0.1', digest: DIGEST },
          ],
        }),
      );
      const tie = dialog
        .getByText('One of these, which cannot be told apart')
        .closest('li');
      expect(tie).toHaveTextContent('golden-v2.0.0');
      expect(tie).toHaveTextContent('golden-v2.0.1');
    });

    it('names no base rather than a wrong one', async () => {
      const [self] = image().derivation;
      const sentence =
        'No golden release is among its layers: no base was found.';
      const dialog = await renderImage(
        image({ derivation: [self], explanation: [sentence], releases: [] }),
      );
      expect(dialog.getByText(sentence)).toBeVisible();
      expect(dialog.queryByText('Golden release')).toBeNull();
    });

    it('shows config facts; labels are text, whatever they hold', async () => {
      const dialog = await renderImage(image());
      expect(dialog.getByText('1000')).toBeInTheDocument();
      expect(dialog.getByText('["python3","-m","shop"]')).toBeInTheDocument();
      expect(
        dialog.getByText('<img src=x onerror=alert(1)>'),
      ).toBeInTheDocument();
      expect(dialog.queryByRole('img', { hidden: true })).toBeNull();
    });

    it('shows an index as one image with its platforms', async () => {
      const dialog = await renderImage(
        image({
          digests: [DIGEST, OTHER_DIGEST],
          content: {
            kind: 'index',
            digest: DIGEST,
            mediaType: 'application/vnd.oci.image.index.v1+json',
            annotations: {},
            manifests: [
              manifest(),
              manifest({
                digest: OTHER_DIGEST,
                platform: {
                  os: 'linux',
                  architecture: 'arm64',
                  variant: 'v8',
                },
                user: '',
                entrypoint: undefined,
              }),
            ],
          },
        }),
      );
      const rows = within(dialog.getByRole('table', { name: 'Platforms' }))
        .getAllByRole('row')
        .map(row => row.textContent ?? '');
      expect(rows[1]).toContain('linux/amd64248.2 MB1 Feb 2027, 08:00 UTC');
      expect(rows[2]).toContain('linux/arm64/v8');
      expect(
        dialog.getByText(
          'none named (root, unless the platform says otherwise)',
        ),
      ).toBeInTheDocument();
      expect(
        dialog.getByRole('link', {
          name: 'Open them in the table of workloads',
        }),
      ).toHaveAttribute(
        'href',
        `${WORKLOADS}?digest=${encodeURIComponent(
          DIGEST,
        )}&digest=${encodeURIComponent(OTHER_DIGEST)}`,
      );
    });

    it('says what an older version of the plugin did not record', async () => {
      const dialog = await renderImage(
        image({
          content: manifest({ user: undefined, entrypoint: undefined }),
        }),
      );
      expect(dialog.getAllByText('not recorded when it was read')).toHaveLength(
        2,
      );
    });

    it('says why it could not be read', async () => {
      const dialog = await renderImage(
        image({
          content: undefined,
          unreadable: { reason: 'unauthorised', message: 'HTTP 401' },
        }),
      );
      expect(
        dialog.getByText('It could not be read (unauthorised): HTTP 401'),
      ).toBeVisible();
    });

    it('lists where it runs, and how many more there are', async () => {
      const dialog = await renderImage(
        image({ workloads: [workload()], totalWorkloads: 340 }),
      );
      const runs = within(
        dialog.getByRole('region', { name: 'Runs in 340 workloads' }),
      );
      expect(runs.getByText('The first 1 are shown.')).toBeVisible();
      expect(runs.getByRole('link', { name: 'checkout' })).toHaveAttribute(
        'href',
        `${WORKLOADS}?digest=${encodeURIComponent(DIGEST)}&workload=w1`,
      );
    });

    it('says of which tags it is the former content', async () => {
      const place = {
        registry: 'registry.example.com',
        repository: 'shop/checkout',
      };
      const dialog = await renderImage(
        image({
          tagHistory: [
            {
              ...place,
              tag: 'stable',
              from: '2027-03-03T10:00:00Z',
              until: '2027-06-01T10:00:00Z',
              now: OTHER_DIGEST,
            },
            { ...place, tag: '1.4', from: '2027-03-01T10:00:00Z' },
          ],
        }),
      );
      const tags = within(
        dialog.getByRole('region', { name: 'Tags that named it' }),
      )
        .getAllByRole('listitem')
        .map(item => item.textContent);
      expect(tags[0]).toContain(
        'registry.example.com/shop/checkout:stable: from 3 Mar 2027, 10:00 UTC to 1 Jun 2027, 10:00 UTC; now it names fedcba987654',
      );
      expect(tags[1]).toBe(
        'registry.example.com/shop/checkout:1.4: since 1 Mar 2027, 10:00 UTC, still',
      );
    });
  });
});
