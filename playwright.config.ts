import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { generateProjects } from '@backstage/e2e-test-utils/playwright';

/** Chromium of the system, when there is one: Playwright's own needs a download. */
const CHROMIUM = '/usr/bin/chromium';

const browser = existsSync(CHROMIUM)
  ? {
      channel: undefined,
      launchOptions: {
        executablePath: CHROMIUM,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }
  : {};

/** Tests of the whole portal in a browser; see https://playwright.dev/docs/test-configuration. */
export default defineConfig({
  timeout: 90_000,
  expect: { timeout: 30_000 },
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? 'list' : [['html', { open: 'never' }]],
  outputDir: 'e2e-results',
  use: {
    baseURL: 'http://localhost:7007',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    url: 'http://localhost:7007/.backstage/health/v1/readiness',
    reuseExistingServer: !process.env.CI,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
  projects: generateProjects()?.map(project => ({
    ...project,
    use: { ...project.use, ...browser },
  })),
});
