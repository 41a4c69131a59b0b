// @ts-check
// Reads one document in a thread of its own, so that a large one holds nobody up.
// Plain JavaScript beside `dist`: a worker starts from a file, in a checkout and in a package alike.
const { parentPort, workerData } = require('node:worker_threads');
const {
  readDocument,
} = require('@image-governance/plugin-golden-images-common/documents');

parentPort?.postMessage({ state: 'ready' });
try {
  const content = readDocument(JSON.parse(workerData.text), workerData.kind);
  parentPort?.postMessage({ state: 'done', result: content });
} catch (error) {
  parentPort?.postMessage({
    state: 'refused',
    message: error instanceof Error ? error.message : String(error),
  });
}
