import { expect, test } from '@playwright/test';
import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expectAccessible, reloadUntil, signIn } from './portal';

failOnBrowserErrors();

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test('the component page says which golden image it runs', async ({ page }) => {
  await page.goto('/catalog/default/component/migrations-worker');
  const card = page
    .locator('.MuiCard-root')
    .filter({ has: page.getByText('Golden image', { exact: true }) });
  await reloadUntil(page, () =>
    card.getByText('Approved variant').first().isVisible(),
  );

  await expect(card).toContainText('python 3.12');
  await expect(card).toContainText('golden-v2.0.0');
  await expect(card).toContainText('production');
  await expect(card).toContainText('staging');
  await expectAccessible(page);
});

test('the tab of a component proves the verdict', async ({ page }) => {
  await page.goto('/catalog/default/component/search-api/golden-images');
  const main = page.getByRole('main');
  const why = main.getByRole('button', { name: /^Why search-api / }).first();
  await reloadUntil(page, () => why.isVisible());

  await why.click();

  await expect(main.getByText(/first 3 of 5 layers/i).first()).toBeVisible();
  await expect(main.getByText(/skopeo inspect/).first()).toBeVisible();
  await expectAccessible(page);
});

test('a number of the overview opens the rows behind it', async ({ page }) => {
  await page.goto('/golden-images');
  const golden = page.getByRole('link', { name: /^[1-9]\d* golden$/ });
  await reloadUntil(page, () => golden.isVisible());

  await expect(
    page.locator('.MuiCardHeader-title').getByText('Adoption', { exact: true }),
  ).toBeVisible();
  await expectAccessible(page);
  const count = (await golden.textContent())?.split(' ')[0];
  await golden.click();

  await expect(page).toHaveURL(/\/golden-images\/workloads\?/);
  await expect(page.getByText(`Workloads (${count})`)).toBeVisible();
  await expectAccessible(page);
});

test('a component without the annotation is told how to add it', async ({
  page,
}) => {
  await page.goto('/catalog/default/component/dashboards');

  await expect(
    page.getByText('backstage.io/kubernetes-id').first(),
  ).toBeVisible();
});

test('sources show when they were read and what was skipped', async ({
  page,
}) => {
  await page.goto('/golden-images/sources');
  const skipped = page.getByText('1 problem skipped');
  await reloadUntil(page, () => skipped.isVisible());
  await skipped.click();

  await expect(page.getByText(/half-finished\.yaml:8:1/)).toBeVisible();
  await expect(page.getByText('All 6 sources are up to date.')).toBeVisible();
  await expect(page.getByText('Up to date', { exact: true })).toHaveCount(6);
  await expectAccessible(page);
});

test('the teams page orders the teams and opens the rows of each', async ({
  page,
}) => {
  await page.goto('/golden-images/teams');
  const table = page.getByRole('table', { name: 'Teams' });
  const golden = table.getByRole('link', { name: /^[1-9]\d* golden$/ }).first();
  await reloadUntil(page, () => golden.isVisible());

  await expect(page.getByText(/^\d+ of \d+ teams meet/)).toBeVisible();
  await expectAccessible(page);
  await table.getByRole('button', { name: 'Team' }).click();
  await expect(page).toHaveURL(/sort=team/);
  const count = (await golden.textContent())?.split(' ')[0];
  await golden.click();

  await expect(page.getByText(`Workloads (${count})`)).toBeVisible();
});

test('deprecations say who is left on a release', async ({ page }) => {
  await page.goto('/golden-images/deprecations');
  const show = page.getByRole('button', { name: 'Show the teams' }).first();
  await reloadUntil(page, () => show.isVisible());
  await show.click();

  await expect(
    page.getByRole('button', { name: 'Hide the teams' }),
  ).toBeVisible();
  await expectAccessible(page);
  await expect(
    page.getByRole('link', { name: 'python 3.12 golden-v1.8.0' }),
  ).toHaveAttribute('href', /releases\/python\/3\.12\/1\.8\.0$/);
});

test('home says how my teams stand', async ({ page }) => {
  await page.goto('/home');
  const golden = page.getByRole('link', { name: /^[1-9]\d* golden$/ });
  await reloadUntil(page, () => golden.isVisible());

  await expect(page.getByText('Golden images of my teams')).toBeVisible();
  await page.getByRole('link', { name: 'Compare all teams' }).click();

  await expect(page).toHaveURL(/\/golden-images\/teams/);
});

test('the page of a group says how what it owns stands', async ({ page }) => {
  await page.goto('/catalog/default/group/engineering');
  const golden = page.getByRole('link', { name: /^[1-9]\d* golden$/ });
  await reloadUntil(page, () => golden.isVisible());

  await page.getByRole('button', { name: 'This group only' }).click();

  await expect(page.getByText('What this group owns itself')).toBeVisible();
});
