import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** Signs in as the guest and waits for the catalog. */
export async function signIn(page: Page) {
  await enter(page, 'Enter');
}

/** Signs in as `platform engineer`, say, and waits for the catalog. */
export async function signInAs(page: Page, who: string) {
  await enter(page, `Enter as ${who}`);
}

async function enter(page: Page, button: string) {
  await page.goto('/');
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('link', { name: 'Golden Images' })).toBeVisible();
}

/**
 * Waits until the scans of the demo have filled the page: reloads until `sign` is there.
 */
export async function reloadUntil(page: Page, sign: () => Promise<boolean>) {
  await expect(async () => {
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(await sign()).toBe(true);
  }).toPass({ timeout: 75_000 });
}

/** Whether something comes to be seen soon. */
export async function seen(what: Locator): Promise<boolean> {
  return what.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}

/** Fails on accessibility problems of the page that keep people from using it; sidebar and page header are Backstage's own. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .exclude('nav[aria-label="sidebar nav"]')
    .exclude('[role="tablist"]')
    .analyze();
  const serious = violations.filter(
    ({ impact }) => impact === 'serious' || impact === 'critical',
  );
  expect(
    serious.map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes.map(node => node.target.join(' ')),
    })),
  ).toEqual([]);
}
