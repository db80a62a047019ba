import { readFile } from 'node:fs/promises';

/** How many tests of a run passed, failed and were skipped. */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

export function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

async function readReport(file) {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/** From Vitest's JSON report; a suite that could not even be loaded is a failure. */
export async function countVitest(file) {
  const report = await readReport(file);
  if (report === null) return { ...NOTHING, failed: 1 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** From Playwright's JSON report. */
export async function countPlaywright(file) {
  const report = await readReport(file);
  if (report === null) return { ...NOTHING, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}
