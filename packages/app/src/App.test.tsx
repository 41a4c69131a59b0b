import { render, screen } from '@testing-library/react';
import App from './App';

const CONFIG = {
  app: { title: 'Test', packages: { include: [] } },
  backend: { baseUrl: 'http://localhost:7007' },
  auth: { providers: { guest: {} } },
};

describe('App', () => {
  afterEach(() => {
    delete process.env.APP_CONFIG;
  });

  it('opens with the sign-in page', async () => {
    // Where a build puts the configuration; not a text, unlike real variables.
    Object.assign(process.env, {
      APP_CONFIG: [{ context: 'test', data: CONFIG }],
    });

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 30_000 }),
    ).toBeInTheDocument();
  }, 60_000);
});
