import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages with lazily loaded parts take their time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
