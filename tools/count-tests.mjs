// Adds up the JSON reports of several vitest runs in one directory and prints `N passed, N failed`, for CI; before it,
// what failed, for whoever sees no more than the end of a long output.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const [directory] = process.argv.slice(2);
const reports = readdirSync(directory).map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')));
const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
for (const { name, status, message, assertionResults } of reports.flatMap((report) => report.testResults)) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  for (const { fullName, failureMessages } of failed)
    console.log(`failed: ${relative('.', name)}: ${fullName}: ${failureMessages[0]?.split('\n')[0] ?? ''}`);
  if (status === 'failed' && failed.length === 0) console.log(`failed: ${relative('.', name)}: ${message}`);
}
// A file that fails to load fails no test, and yet it is a failure.
const broken = reports.filter((report) => !report.success && report.numFailedTests === 0).length;
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests') + broken} failed`);
