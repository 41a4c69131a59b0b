// Reads the JSON report of Jest or Playwright: `count.mjs <title> <report> <exit code>`.
// Prints what was skipped or broken, then "<passed> <failed>" as its last line.
import { readFileSync } from 'node:fs';

const [, , title, path, status] = process.argv;
const report = JSON.parse(readFileSync(path, 'utf8'));
const { passed, failed, skipped } =
  'stats' in report ? playwright(report.stats) : jest(report);

if (passed + failed === 0) {
  console.log(`DID NOT RUN: ${title}: no test was found`);
}
if (skipped > 0) {
  console.log(`${title}: ${skipped} skipped`);
}
// A run that fails although no test did (a suite that does not compile, a
// server that does not start, nothing found) is one failure.
const silent = failed === 0 && (status !== '0' || passed === 0) ? 1 : 0;
console.log(`${title}: ${passed} passed, ${failed + silent} failed`);
console.log(`${passed} ${failed + silent}`);

function jest(result) {
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function playwright(stats) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  };
}
