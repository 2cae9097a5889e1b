// Adds up the JSON reports of several vitest runs in one directory and prints `N passed, N failed`, for CI.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [directory] = process.argv.slice(2);
const reports = readdirSync(directory).map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')));
const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
// A file that fails to load fails no test, and yet it is a failure.
const broken = reports.filter((report) => !report.success && report.numFailedTests === 0).length;
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests') + broken} failed`);
