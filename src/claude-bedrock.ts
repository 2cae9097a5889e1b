import { run } from './main.ts';
import { processStyle, processWorld, writeOut } from './process.ts';

const { stdout, stderr, exitCode } = await run(process.argv.slice(2), processWorld(), processStyle());
process.exitCode = exitCode;
writeOut(stdout, stderr);
