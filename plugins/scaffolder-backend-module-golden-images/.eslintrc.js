// Layers as docs/architecture.md has them; packages/backend/src/layering.test.ts checks the rest.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    '@image-governance/*',
    '!@image-governance/plugin-golden-images-common',
    '!@image-governance/plugin-golden-images-node',
  ],
});
