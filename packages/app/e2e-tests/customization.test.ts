import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible, reloadUntil, seen, signInAs } from './portal';

const TITLE = 'Add postgresql-client for data migrations';

/** What reviewers decide by, by the label of each field. */
const REASONS = {
  Why: 'Data migrations need pg_dump and psql',
  Ticket: 'INFRA-1234',
  'Security impact': 'Adds ~80MB, no SUID binaries',
  Compliance: 'Client-only, no server components',
  Alternatives: 'External migration tool? Would add complexity',
  Testing: 'Tested locally, works with our migration scripts',
};

test('a customization goes from the template to production', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const developer = await portalOf(browser, 'app developer');
  const security = await portalOf(browser, 'security engineer');
  const platform = await portalOf(browser, 'platform engineer');
  let page = '';

  await test.step('a developer fills in the template', async () => {
    await developer.goto('/golden-images/requests');
    const first = developer.getByRole('link', {
      name: 'Add imagemagick for thumbnails',
    });
    await reloadUntil(developer, () => seen(first));
    await developer.goto('/create/templates/default/request-customization');
    await developer.getByLabel('Title').fill(TITLE);
    await choose(developer, 'Team', 'storefront');
    await choose(developer, 'Component that needs it', 'cart-api');
    await developer.getByLabel('Name of the variant').fill('migrations');
    await choose(developer, 'Golden image', 'node 20');
    const packages = developer.getByRole('textbox', {
      name: 'Add a package',
    });
    await packages.fill('postgresql-client=15.1');
    await packages.press('Enter');
    await expectAccessible(developer);
    await developer.getByRole('button', { name: 'Next' }).click();
    for (const [label, text] of Object.entries(REASONS)) {
      await developer.getByLabel(label, { exact: false }).first().fill(text);
    }
    await developer.getByRole('button', { name: 'Next' }).click();
    await developer.getByRole('button', { name: 'Review' }).click();
    await developer.getByRole('button', { name: 'Create' }).click();
    await expect(
      developer
        .getByText(
          'Tier 2: the security and the platform team review it before it is built.',
        )
        .first(),
    ).toBeVisible();
    await expect(
      developer.getByRole('link', { name: 'The request in the portal' }),
    ).toHaveAttribute('href', /\/golden-images\/requests\/\d+$/);
  });

  await test.step('CI checks it', async () => {
    await developer.goto('/golden-images/requests');
    await developer.getByRole('tab', { name: 'All' }).click();
    await developer.getByRole('link', { name: TITLE }).click();
    await expect(developer).toHaveURL(/\/golden-images\/requests\/\d+$/);
    page = new URL(developer.url()).pathname;
    await reloadUntil(developer, () =>
      seen(heading(developer).getByText('Checks passed')),
    );
    await expect(
      section(developer, 'Pull request').getByText(
        'feature/add-postgresql-client',
      ),
    ).toBeVisible();
    await expectAccessible(developer);
  });

  await test.step('security approves it, then the platform team', async () => {
    await security.goto('/golden-images/requests');
    await security.getByRole('link', { name: TITLE }).click();
    await approve(security, 'Approve for security');
    await expect(
      heading(security).getByText('Approved by security'),
    ).toBeVisible();
    await platform.goto(page);
    await approve(platform, 'Approve for platform');
    await expect(
      section(platform, 'Reviews').getByText(/approved it for security/),
    ).toBeVisible();
    await expectAccessible(platform);
  });

  await test.step('it runs in production as an approved variant', async () => {
    await developer.goto(page);
    await reloadUntil(developer, () =>
      seen(heading(developer).getByText('Published')),
    );
    await expect(
      section(developer, 'Approved variant')
        .getByText(/team-approved\/storefront\/migrations:1\.0\.0@sha256:/)
        .first(),
    ).toBeVisible();
    await developer.goto('/golden-images/workloads?text=cart-api-migrations');
    await reloadUntil(developer, () =>
      seen(
        developer
          .getByRole('row', { name: /cart-api-migrations/ })
          .getByText('Approved variant'),
      ),
    );
    await developer.goto('/golden-images/packages');
    await expect(
      developer.getByRole('row', { name: /postgresql-client/ }),
    ).toContainText('storefront');
    await expectAccessible(developer);
  });
});

/** A portal in which somebody signed in. */
async function portalOf(browser: Browser, who: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, who);
  return page;
}

/** Picks from a field with suggestions. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label });
  await field.click();
  await field.pressSequentially(text);
  await page.getByRole('option', { name: text }).first().click();
}

function section(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

/** What is said first on the page of a request. */
function heading(page: Page) {
  return page.getByRole('heading', { level: 2, name: new RegExp(TITLE) });
}

/** Answers every question of the checklist, and confirms. */
async function approve(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const answer of await dialog.getByRole('radio', { name: 'OK' }).all()) {
    await answer.check();
  }
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}
