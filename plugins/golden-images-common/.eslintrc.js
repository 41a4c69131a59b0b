// Layers as docs/architecture.md has them; packages/backend/src/layering.test.ts checks the rest.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: ['@image-governance/*', '@backstage/backend-*'],
  overrides: [
    {
      files: ['src/domain/**'],
      excludedFiles: ['**/*.test.ts', '**/__testUtils__/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: ['@*/*', 'node:*', 'knex', '**/api/**', '**/client/**'],
          },
        ],
      },
    },
  ],
});
