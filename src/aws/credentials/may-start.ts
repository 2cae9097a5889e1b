import type { OfflineFacts } from '../../facts/doctor-facts.ts';
import { profileCommand } from '../../shell/profile-command.ts';
import { isQuietCommand } from '../../shell/quiet-command.ts';
import { simpleCommands } from '../../shell/simple-commands.ts';

type Facts = OfflineFacts['facts'];

/**
 * True for a command line that can be started although nobody said so: it neither waits for a person nor opens a
 * browser. Of a program that is not known it cannot be told.
 */
export function mayStart(facts: Facts, line: string): boolean {
  const { signedBy, platform, signing } = facts;
  const isOurs = signedBy.kind === 'credential-export' && signedBy.name !== undefined;
  if (isOurs && line === facts.candidates.get('awsCredentialExport')?.[0]?.value) return true;
  // The shell makes words of what a program prints, wherever that stands.
  if (/\$\(|`|<\(/.test(line)) return false;
  if (writesFile(line)) return false;
  const commands = simpleCommands(line, platform);
  return (
    commands.length > 0 &&
    commands.every((command) => {
      const { text } = command.program;
      // The shell finds nothing to start.
      if (signing.programs.has(text) && signing.programs.get(text) === undefined) return true;
      const { does } = profileCommand(command);
      if (does === 'own-credentials') return true;
      return does === 'aws-credentials' ? isStanding(facts) : isQuietCommand(command);
    })
  );
}

/** The AWS CLI asks for a code where the profile wants one, and starts the credential process of that profile. */
function isStanding({ signing, profiles }: Facts): boolean {
  const { name, isCircle } = signing.behind ?? {};
  const profile = profiles.find((one) => one.name === name);
  // It says so and ends.
  if (!profile || isCircle || profile.kind === 'incomplete') return true;
  if (profile.asksForCode || profile.kind === 'credential-process') return false;
  return !profile.session || profile.session.state === 'valid';
}

/** What a command prints may go to another stream or nowhere; into a file it would overwrite what the person has. */
function writesFile(line: string): boolean {
  return line.replace(/\d*>+\s*(&\d|\/dev\/null|nul\b)/gi, '').includes('>');
}
