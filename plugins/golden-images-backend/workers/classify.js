// @ts-check
// Classifies one text in a thread of its own, so that a large one holds nobody up.
// Plain JavaScript beside `dist`: a worker starts from a file, in a checkout and in a package alike.
const { parentPort, workerData } = require('node:worker_threads');
const {
  TierClassifier,
} = require('@image-governance/plugin-golden-images-common/dockerfile');

TierClassifier.create(workerData.policy).then(classifier => {
  parentPort?.postMessage({ state: 'ready' });
  try {
    const report = classifier.classify(workerData.document);
    parentPort?.postMessage({ state: 'done', result: report });
  } catch (error) {
    parentPort?.postMessage({
      state: 'refused',
      message: error instanceof Error ? error.message : String(error),
    });
  }
});
