import { run } from './main.ts';
import { finish, processStyle, processWorld } from './process.ts';

run(process.argv.slice(2), processWorld(), processStyle()).then(finish);
