import { render, screen } from '@testing-library/react';
import App from './App';

const CONFIG = {
  app: { title: 'Test', packages: { include: [] } },
  backend: { baseUrl: 'http://localhost:7007' },
  auth: { providers: { guest: {} } },
};

describe('App', () => {
  const before = process.env;

  afterEach(() => {
    process.env = before;
  });

  it('opens with the sign-in page', async () => {
    // Where a build puts the configuration. It is no text, as the variables of a
    // real environment are, so the environment is replaced as a whole.
    const environment = { ...before };
    Object.assign(environment, {
      APP_CONFIG: [{ context: 'test', data: CONFIG }],
    });
    process.env = environment;

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 30_000 }),
    ).toBeInTheDocument();
    for (const who of [
      'app developer',
      'platform engineer',
      'security engineer',
      'auditor',
    ]) {
      expect(
        screen.getByRole('button', { name: `Enter as ${who}` }),
      ).toBeInTheDocument();
    }
  }, 60_000);
});
