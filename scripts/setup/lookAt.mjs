import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';

/** Chromium of the system, when there is one: Playwright's own needs a download. */
const CHROMIUM = '/usr/bin/chromium';

/** Scans and the catalog need a moment after the start. */
const PATIENCE = { timeout: 120_000 };

/**
 * Looks for the card, the tab and the pages in a portal with the demo's data, and keeps a picture of each in `pictures`.
 *
 * @throws Error naming the first that is not there
 */
export async function lookAt(url, pictures) {
  mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({
    ...(existsSync(CHROMIUM) && { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    const page = await browser.newPage({
      baseURL: url,
      viewport: { width: 1440, height: 900 },
    });
    await signIn(page);
    for (const [name, { path, signs }] of Object.entries(VIEWS)) {
      await expect(async () => {
        await page.goto(path);
        for (const sign of signs) {
          await expect(page.getByText(sign).first()).toBeVisible();
        }
      }, `${name} at ${path}`).toPass(PATIENCE);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
      console.log(`  ${name}: seen`);
    }
  } finally {
    await browser.close();
  }
}

const COMPONENT = '/catalog/default/component/migrations-worker';

const VIEWS = {
  card: { path: COMPONENT, signs: [/^Golden image$/, /Approved variant/] },
  tab: {
    path: `${COMPONENT}/golden-images`,
    signs: [/golden-v2\.0\.0/, /Approved variant/],
  },
  overview: { path: '/golden-images', signs: [/^Adoption$/, /^\d+ golden$/] },
  workloads: {
    path: '/golden-images/workloads',
    signs: [/^Workloads \([1-9]/, /migrations-worker/],
  },
  resource: {
    path: '/catalog/default/resource/python-3.12',
    signs: [/^Golden image track$/, /^Current release: golden-v2\.1\.0$/],
  },
  group: {
    path: '/catalog/default/group/data',
    signs: [/^Golden images$/, /^Adoption$/],
  },
};

/** Waits for the portal. The new system asks whether to enter as a guest; the old template does so by itself. */
async function signIn(page) {
  const enter = page.getByRole('button', { name: 'Enter' });
  const entered = page.getByRole('link', { name: 'Golden Images' });
  await expect(async () => {
    await page.goto('/');
    await expect(enter.or(entered).first()).toBeVisible();
  }, 'the portal').toPass(PATIENCE);
  if (await enter.isVisible()) {
    await enter.click();
  }
  await expect(entered).toBeVisible(PATIENCE);
}
