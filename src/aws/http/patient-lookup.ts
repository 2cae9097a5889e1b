import { lookup, Resolver, TIMEOUT } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { readText } from '../../facts/machine/quiet-reads.ts';
import type { World } from '../../model/world.ts';

/** A server that is asked for a name it does not keep takes half a second. */
const ANSWER_MS = 1_500;

/**
 * Looks up names as every program does, but only where DNS answers at all: the system's look-up runs in a thread that
 * nothing can stop, and as long as it waits the process cannot end (half a minute, where no name server answers).
 * So the name servers are first asked in a way that can be given up. `servers` stand in for the system's.
 */
export function patientLookup(world: World, servers?: readonly string[], ms = ANSWER_MS): LookupFunction {
  const answering = new Map<string, Promise<boolean>>();
  const isAnswered = (name: string) => {
    const known = answering.get(name) ?? doesDnsAnswer(name, ms, servers);
    answering.set(name, known);
    return known;
  };
  return (name, options, done) => {
    const asked = isInHostsFile(world, name) ? Promise.resolve(true) : isAnswered(name);
    const unanswered = Object.assign(new Error(`No name server answers for ${name}.`), { code: 'EAI_AGAIN' });
    asked.then((isAnswering) => (isAnswering ? lookup(name, options, done) : done(unanswered, [])));
  };
}

/** Both families are asked for, as the system's look-up waits for both. Any answer will do, also that there is none. */
async function doesDnsAnswer(name: string, ms: number, servers: readonly string[] | undefined) {
  const resolver = new Resolver({ timeout: ms, tries: 1 });
  if (servers) resolver.setServers(servers);
  const ask = async (resolve: (name: string, done: (error: Error | null) => void) => void) => {
    try {
      await promisify(resolve.bind(resolver))(name);
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== TIMEOUT;
    }
  };
  const answers = await Promise.all([ask(resolver.resolve4), ask(resolver.resolve6)]);
  return answers.every(Boolean);
}

/** The system looks there first, and asks no server for what it finds. */
function isInHostsFile({ platform, env, systemRoot }: World, name: string): boolean {
  const file =
    platform === 'win32'
      ? `${env.SYSTEMROOT ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
      : `${systemRoot}/etc/hosts`;
  const lines = (readText(file) ?? '').split('\n').map((line) => line.replace(/#.*/, '').trim().split(/\s+/));
  return name === 'localhost' || lines.some(([, ...names]) => names.includes(name));
}
