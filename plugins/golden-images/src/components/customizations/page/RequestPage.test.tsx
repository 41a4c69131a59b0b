import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import type {
  GoldenImagesApi,
  RequestView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import {
  approvedVariant,
  BASE,
  requestView,
} from '../../../testing/customizationFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { DIGEST } from '../../../testing/inventoryFixtures';
import { recordClipboard } from '../../../testing/recordClipboard';
import { RequestRoutes } from '../RequestRoutes';

const VARIANT = `registry.example.com/team-approved/data/migrations-worker:1.0.0@${DIGEST}`;

function renderPage(
  answer:
    | Partial<RequestView>
    | GoldenImagesApi['getCustomizationRequest'] = {},
  answers: Partial<GoldenImagesApi> = {},
) {
  const getCustomizationRequest =
    typeof answer === 'function' ? answer : async () => requestView(answer);
  renderInTestApp(
    <Routes>
      <Route path="/golden-images/requests/*" element={<RequestRoutes />} />
    </Routes>,
    {
      apis: [
        [goldenImagesApiRef, fakeApi({ getCustomizationRequest, ...answers })],
      ],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: ['/golden-images/requests/r1'],
    },
  );
}

const section = (name: string) => screen.findByRole('region', { name });

describe('the page of a request', () => {
  it('says first what is asked, by whom, how it stands, and who does what next', async () => {
    renderPage({ urgency: 'blocking' });
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Add postgresql-client to python 3.12 Checks passed Tier 2',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(/asks for postgresql-client 15\.1 on/),
    ).toHaveTextContent(
      'data-platform asks for postgresql-client 15.1 on python/3.12/2.0.0, as the image migrations-worker. It is for migrations. They cannot go on without it.',
    );
    expect(
      screen.getByText('Its checks passed; now it is reviewed.').parentElement,
    ).toHaveTextContent('Waits for security, 1.5 business days by now.');
    expect(
      screen.getAllByRole('link', { name: 'python/3.12/2.0.0' })[0],
    ).toHaveAttribute('href', '/golden-images/releases/python/3.12/2.0.0');
    expect(screen.queryByRole('group', { name: 'Decisions' })).toBeNull();
  });

  it('has what the team says, and what was asked before', async () => {
    renderPage({
      discussionUrl: 'https://chat.example.com/1',
      related: {
        requests: [
          {
            id: 'r9',
            kind: 'repeat',
            team: 'group:default/shop',
            title: 'Add psql',
            packages: ['postgresql-client'],
            state: 'published',
          },
        ],
        sentences: ['2 teams asked for postgresql-client: make it golden?'],
      },
    });
    const asked = await section('Why and what');
    for (const text of [
      'Data migrations need pg_dump and psql',
      'INFRA-1234',
      'An external migration tool would add complexity',
      'Database client',
    ]) {
      expect(asked).toHaveTextContent(text);
    }
    expect(
      within(asked).getByRole('link', { name: 'Add psql' }),
    ).toHaveAttribute('href', '/golden-images/requests/r9');
    expect(asked).toHaveTextContent('shop, Published');
    expect(
      screen.getByText('2 teams asked for postgresql-client: make it golden?'),
    ).toBeVisible();
  });

  it('follows no address that is not one of the web', async () => {
    renderPage({
      discussionUrl: 'data:text/html,y',
      pullRequestUrl: 'data:text/html,x',
    });
    const asked = await section('Why and what');
    expect(asked).toHaveTextContent('data:text/html,y');
    expect(
      within(await section('Pull request')).queryByRole('link'),
    ).toBeNull();
  });

  it('shows the Dockerfile by line, what it adds to the base, and what was found in each', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderPage();
    const added = await section('What is added to the base');
    expect(added).toHaveTextContent('postgresql-client 15.1 (apk)');
    const rows = within(
      within(added).getByRole('table', { name: 'Dockerfile' }),
    ).getAllByRole('row');
    expect(rows[0]).toHaveTextContent(`1FROM ${BASE}`);
    expect(within(rows[0]).queryByRole('img', { name: 'added' })).toBeNull();
    expect(rows[3]).toHaveTextContent('4+RUN apk add --no-cache');
    expect(rows[4]).toHaveTextContent(
      'Tier 2 It installs the system package postgresql-client.',
    );
    await user.click(
      within(added).getByRole('button', { name: 'Copy the Dockerfile' }),
    );
    expect(copied).toEqual([requestView().dockerfile]);
  });

  it('keeps findings of the manifest beside the manifest', async () => {
    const { report } = requestView();
    renderPage({
      manifest: 'securityContext:\n  x: 1\n  y: 2\n  runAsUser: 1001',
      report: {
        ...report,
        findings: [
          ...report.findings,
          {
            tier: 2,
            item: 'user',
            line: 4,
            excerpt: 'securityContext.runAsUser: 1001',
            reason: 'It runs as another user.',
          },
        ],
      },
    });
    const added = await section('What is added to the base');
    expect(
      within(added).getByRole('table', { name: 'Kubernetes manifest' }),
    ).toHaveTextContent('It runs as another user.');
    expect(
      within(added).getByRole('table', { name: 'Dockerfile' }),
    ).not.toHaveTextContent('It runs as another user.');
  });

  it('lists findings strictest first, with what is done instead and what could not be decided', async () => {
    const { report } = requestView();
    renderPage({
      report: {
        ...report,
        findings: [
          ...report.findings,
          {
            tier: 3,
            item: 'shell',
            line: 9,
            excerpt: 'RUN apk add $X',
            reason: 'It may install a shell.',
            alternative: 'Use exec form.',
            undecided: true,
          },
        ],
      },
    });
    const [first] = within(await section('Tier findings')).getAllByRole(
      'listitem',
    );
    expect(first).toHaveTextContent(
      'Tier 3 It may install a shell.Could not be decided: the stricter tier counts.Instead: Use exec form.Line 9 RUN apk add $X',
    );
  });

  it('says of each check how it stands and what to do', async () => {
    renderPage({ checksComment: 'Look for a **smaller** package.' });
    const part = await section('Checks');
    const [signature, size, licences] = within(
      within(part).getByRole('list', { name: 'Checks' }),
    ).getAllByRole('listitem');
    expect(signature).toHaveTextContent('PassedSignature of the base image');
    expect(size).toHaveTextContent('FailedSizeIt is 612 MB; at most 500 MB.');
    expect(within(size).getByRole('link', { name: /^Log/ })).toHaveAttribute(
      'href',
      'https://ci.example.com/1',
    );
    expect(licences).toHaveTextContent('PendingLicences');
    expect(within(part).getByText('smaller')).toBeVisible();
  });

  it('tells who reviewed what, with the checklist, and calls a rejection by security a veto', async () => {
    const [security, platform] = requestView().standings;
    renderPage({
      revision: 2,
      standings: [{ ...security, state: 'rejected', because: 'No.' }, platform],
      reviews: [
        {
          role: 'security',
          decision: 'rejected',
          revision: 1,
          checklist: [
            {
              item: 'vulnerabilities',
              answer: 'concern',
              note: 'CVE-2027-1',
            },
          ],
          reason: 'There is a better way',
          actor: 'user:default/sec',
          at: '2027-07-13T10:00:00Z',
        },
      ],
    });
    const part = await section('Reviews');
    expect(part).toHaveTextContent('VetoedSecurityNo.');
    expect(part).toHaveTextContent(
      'sec vetoed it for security, 13 Jul 2027, 10:00 UTC, of revision 1: There is a better way',
    );
    expect(part).toHaveTextContent(
      'Is it free of vulnerabilities known to public databases? Concern: CVE-2027-1',
    );
  });

  it('tells its states in order and what may come', async () => {
    renderPage();
    const part = await section('Timeline');
    const [first, second] = within(part).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'Submitted, checks run9 Jul 2027, 10:00 UTC',
    );
    expect(second).toHaveTextContent('Every check passed.');
    expect(part).toHaveTextContent(
      'It can come to: Approved by security, Rejected.',
    );
  });

  it('has the published image to copy, whether the team runs it, and whether to build it anew', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderPage(
      {
        state: 'published',
        stateTitle: 'Published',
        waitsFor: [],
        variant: {
          reference: VARIANT,
          scanResults: '2 low-severity findings (acceptable)',
          at: '2027-07-14T09:00:00Z',
        },
      },
      {
        listApprovedVariants: async () => ({
          items: [approvedVariant()],
          totalItems: 1,
        }),
      },
    );
    const part = await section('Approved variant');
    expect(
      await within(part).findByText(
        /Approved variant available, still on base/,
      ),
    ).toBeVisible();
    expect(part).toHaveTextContent('Rebuild needed Its base is legacy.');
    expect(part).toHaveTextContent(
      'Published 14 Jul 2027, 09:00 UTC: 2 low-severity findings (acceptable).',
    );
    await user.click(
      within(part).getByRole('button', {
        name: 'Copy the reference of the variant',
      }),
    );
    expect(copied).toEqual([VARIANT]);
  });

  it('has the pull request with its text', async () => {
    renderPage();
    const part = await section('Pull request');
    expect(
      within(part).getByRole('link', { name: /^Open the pull request/ }),
    ).toHaveAttribute('href', 'https://git.example.com/golden-images/pull/7');
    expect(part).toHaveTextContent('feature/add-postgres-client');
    expect(part).toHaveTextContent('What: Adding postgresql-client v15.1');
  });

  it('says that there is no such request', async () => {
    renderPage(async () => {
      throw new NotFoundError('no');
    });
    expect(
      await screen.findByText('There is no such customization request.'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'All requests' })).toHaveAttribute(
      'href',
      '/golden-images/requests',
    );
  });

  it('says in words that the viewer may not see it', async () => {
    renderPage(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see this customization request',
    );
  });
});
