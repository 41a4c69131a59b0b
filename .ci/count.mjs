// Reads the JSON report of Jest or Playwright: `count.mjs <title> <report> <exit code>`.
// Prints which tests failed or were skipped, then "<passed> <failed>" as its last line.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [, , title, path, status] = process.argv;
const report = JSON.parse(readFileSync(path, 'utf8'));
const { passed, failed, skipped, failures } =
  'stats' in report ? playwright(report) : jest(report);

if (passed + failed === 0) {
  console.log(`DID NOT RUN: ${title}: no test was found`);
}
if (skipped > 0) {
  console.log(`${title}: ${skipped} skipped`);
}
for (const failure of failures) {
  console.log(`FAILED: ${failure}`);
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
    failures: result.testResults.flatMap(suite => {
      const file = relative(process.cwd(), suite.name);
      const failed = suite.assertionResults
        .filter(test => test.status === 'failed')
        .map(test => `${file}: ${test.fullName}\n${test.failureMessages[0]}`);
      return suite.status === 'failed' && failed.length === 0
        ? [`${file}\n${suite.message}`]
        : failed;
    }),
  };
}

function playwright({ stats, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: specsOf(suites)
      .filter(spec => !spec.ok)
      .map(spec => `${spec.file}:${spec.line}: ${spec.title}`),
  };
}

function specsOf(suites = []) {
  return suites.flatMap(suite => [
    ...(suite.specs ?? []),
    ...specsOf(suite.suites),
  ]);
}
