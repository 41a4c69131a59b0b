import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible, reloadUntil, signInAs } from './portal';

const CANDIDATE = 'python 3.12 golden-v2.2.0';
const PAGE = '/golden-images/releases/python/3.12/2.2.0';

/** In its final calls. */
const LEAVING = '/golden-images/releases/node/18/1.12.0';

/** Archived by its age, and still in the registry. */
const ARCHIVED = 'python 3.10 golden-v0.8.0';
const ARCHIVED_PAGE = '/golden-images/releases/python/3.10/0.8.0';

test('a release goes from candidate to golden, and another to the archive', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const platform = await portalOf(browser, 'platform engineer');
  const security = await portalOf(browser, 'security engineer');

  await test.step('the candidate waits for two people', async () => {
    await platform.goto('/golden-images/candidates');
    const row = platform.getByRole('row', { name: new RegExp(CANDIDATE) });
    await reloadUntil(platform, () =>
      row.getByText('6 of 8 passed').isVisible(),
    );
    await expectAccessible(platform);
    await row.getByRole('link', { name: CANDIDATE }).click();
    await expect(platform).toHaveURL(new RegExp(`${PAGE}$`));
    await expect(action(platform, 'Promote')).toBeDisabled();
    await expect(
      section(platform, 'Signatures and provenance').getByText(
        'Signed by the key demo release key.',
      ),
    ).toBeVisible();
    await expectAccessible(platform);
  });

  await test.step('both sign it off', async () => {
    await decide(platform, 'Sign off for platform');
    await expect(
      section(platform, 'Promotion').getByText('1 thing is in its way.'),
    ).toBeVisible();
    await security.goto(PAGE);
    await decide(security, 'Sign off for security');
    await expect(
      section(security, 'Promotion').getByText('Nothing is in its way'),
    ).toBeVisible();
    await expect(action(security, 'Promote')).toHaveCount(0);
  });

  await test.step('it is promoted, and its predecessor becomes legacy', async () => {
    await platform.reload();
    await decide(platform, 'Promote');
    await expect(
      section(platform, 'Promotion').getByText('It was promoted.'),
    ).toBeVisible();
    await platform.reload();
    await expect(
      platform.getByRole('heading', { level: 2, name: `${CANDIDATE} Active` }),
    ).toBeVisible();
    await platform.goto('/golden-images/releases/python/3.12/2.1.0');
    await expect(
      platform.getByRole('heading', {
        level: 2,
        name: 'python 3.12 golden-v2.1.0 Legacy',
      }),
    ).toBeVisible();
    await expect(
      section(platform, 'Deprecation and removal').getByText(/^Announced on /),
    ).toBeVisible();
  });

  await test.step('a team gets more time', async () => {
    await platform.goto(LEAVING);
    const end = section(platform, 'Deprecation and removal');
    await end
      .getByRole('button', { name: 'Open emergency migration…' })
      .click();
    const dialog = platform.getByRole('dialog');
    await dialog
      .getByLabel('Team (group:default/name)')
      .fill('group:default/data');
    await dialog.getByLabel('Reason').fill('A driver is missing');
    await dialog
      .getByLabel('Who of the team answers for it')
      .fill('data@example.com');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(end.getByText(/^Open until /)).toBeVisible();
  });

  await test.step('what is archived leaves the registry', async () => {
    await platform.goto('/golden-images/retention');
    await platform.getByRole('link', { name: ARCHIVED }).click();
    await expect(platform).toHaveURL(new RegExp(`${ARCHIVED_PAGE}$`));
    const end = section(platform, 'Deprecation and removal');
    await end.getByRole('button', { name: 'Record removal…' }).click();
    const dialog = platform.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(end.getByText(/^Removed from the registry on /)).toBeVisible();
    await expect(
      end.getByText(/migrated, \d+ with an emergency migration/),
    ).toBeVisible();
    await platform.reload();
    await expect(
      platform.getByRole('heading', { level: 2, name: `${ARCHIVED} Removed` }),
    ).toBeVisible();
    await expectAccessible(platform);
  });

  await test.step('the auditor reads who decided what', async () => {
    const auditor = await portalOf(browser, 'auditor');
    await auditor.goto('/golden-images/audit');
    const log = auditor.getByRole('table', { name: 'Decisions, newest first' });
    await expect(
      log.getByRole('row').filter({ hasText: 'release.promote' }),
    ).toContainText('Inês Duarte');
    await expect(
      log.getByRole('row').filter({ hasText: 'release.sign-off' }),
    ).toHaveCount(2);
    await expect(
      auditor.getByText(/the chain was verified .* unbroken/),
    ).toBeVisible();
    await expectAccessible(auditor);
  });
});

/** A portal in which somebody signed in. */
async function portalOf(browser: Browser, who: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, who);
  return page;
}

const section = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true });

const action = (page: Page, name: string) =>
  section(page, 'Promotion')
    .getByRole('group', { name: 'Decisions' })
    .getByRole('button', { name, exact: true });

/** Decides and confirms. */
async function decide(page: Page, name: string): Promise<void> {
  await action(page, name).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}
