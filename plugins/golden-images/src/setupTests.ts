import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages with lazily loaded parts take their time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

// Without a browser, Material UI writes no style sheets: jsdom would match each of their
// rules with each element whose role is asked. How pages look is tested in a browser.
jest.mock('is-in-browser', () => ({ __esModule: true, default: false }));
