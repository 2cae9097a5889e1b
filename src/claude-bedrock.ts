import { program } from './program.ts';

// Ends the process, whatever a child of it or a socket still waits for.
program(process.argv.slice(2)).then((exitCode) => process.exit(exitCode));
