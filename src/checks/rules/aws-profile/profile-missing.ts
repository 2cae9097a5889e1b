import type { DoctorFacts, HomeFacts } from '../../../facts/doctor-facts.ts';
import type { Origin } from '../../../model/configuration.ts';
import { FINE, type Fix, notJudged, type Problem } from '../../../model/verdict.ts';
import { readProfileCommand } from '../../../shell/profile-command.ts';
import { nearest } from '../../../text/nearest.ts';
import type { Check } from '../../check.ts';
import { originOfVariable, placeOf, winnerOf } from '../../helpers/configured.ts';
import { platformRole } from '../../helpers/platform-role.ts';
import { profilesThereAre, renameWords } from '../../helpers/profiles-there-are.ts';
import { setWhereItCounts } from '../../helpers/remedies.ts';
import { besideKeys } from '../../helpers/why-nothing-signs.ts';

/** The profile that is named stands in no AWS file, or in a way that the SDK does not read. */
export const profileMissing: Check = {
  id: 'profile-missing',
  group: 'AWS profile',
  title: 'The AWS profile exists',
  live: 'used',
  judge: (facts) => {
    const named = namedProfile(facts);
    if (!named) return notJudged('no profile is named');
    const { name, origin } = named;
    if (facts.files.profiles.has(name)) return FINE;
    if (facts.files.droppedProfiles.includes(name)) return dropped(facts, name, origin);
    return unlessRole(facts, {
      title: `The AWS profile '${name}' does not exist`,
      found: `${placeOf(origin)} names it.${spelling(facts, name)}${elsewhere(facts)} ${profilesThereAre(facts)}`,
      origin,
      fix: otherName(facts, name, origin),
    });
  },
};

/** In what a name differs from one that is there, where that is hard to see. */
function spelling({ files }: HomeFacts, name: string): string {
  const names = [...files.profiles.keys()];
  const plain = name.trim().replace(/^(["'])(.*)\1$/s, '$2');
  if (names.includes(plain)) {
    const what = plain === name.trim() ? 'a blank or a line end around it' : 'quotes around it';
    return ` It has ${what}, which count as a part of the name.`;
  }
  if (/^profile\s/.test(name) && names.includes(name.replace(/^profile\s+/, ''))) {
    return " The word 'profile' belongs in the AWS config file alone.";
  }
  const isCase = names.some((one) => one.toLowerCase() === name.toLowerCase());
  return isCase ? ' Capital letters count.' : '';
}

/** Variables that name AWS files which are not there. */
function elsewhere(facts: DoctorFacts): string {
  return `${filesNotThere(facts)}${otherVariable(facts)}${unreadable(facts)}`;
}

/** What makes a whole file of no use; only where no profile is found. */
function unreadable({ files }: HomeFacts): string {
  if (files.profiles.size > 0) return '';
  const notes = files.files.flatMap(({ file, state, notes }) =>
    state === 'parsed' ? notes.map((note) => `${file}: ${note}`) : [],
  );
  return notes.map((note) => ` ${note}`).join('');
}

function otherVariable(facts: HomeFacts): string {
  const name = ['AWS_CREDENTIALS_FILE', 'AWS_CREDENTIAL_FILE'].find((one) => facts.seenEnv[one]);
  if (name === undefined) return '';
  return ` ${placeOf(originOfVariable(facts, name))} is not read: AWS_SHARED_CREDENTIALS_FILE is.`;
}

function filesNotThere(facts: DoctorFacts): string {
  const { files, candidates, seenEnv } = facts;
  const named = { config: 'AWS_CONFIG_FILE', credentials: 'AWS_SHARED_CREDENTIALS_FILE' } as const;
  const gone = files.files.filter(({ kind, state }) => state !== 'parsed' && seenEnv[named[kind]]);
  return gone
    .map(({ kind, file }) => {
      const origin = candidates.get(named[kind])?.[0]?.origin ?? originOfVariable(facts, named[kind]);
      return ` ${placeOf(origin)} names ${file}, which cannot be read.`;
    })
    .join('');
}

/** Where the SDK goes on to a role of the platform, Claude Code works, as somebody else than was meant. */
function unlessRole(facts: DoctorFacts, problem: Omit<Problem, 'status'>): Problem {
  const role = platformRole(facts);
  if (role === undefined) return { status: 'fail', ...besideKeys(facts, problem) };
  return {
    status: 'warn',
    ...problem,
    found: `${problem.found} Claude Code signs by ${role} instead.`,
    fix: { say: `Take AWS_PROFILE away, if that role is the one you mean. Else: ${problem.fix?.say ?? ''}` },
  };
}

/** The profile that the settings name; by a command of ours it is named just as well. */
function namedProfile(facts: HomeFacts): { name: string; origin: Origin } | undefined {
  const { signedBy, platform } = facts;
  if (signedBy.kind === 'profile' && signedBy.name !== undefined) {
    return { name: signedBy.name, origin: winnerOf(facts, 'AWS_PROFILE')?.origin ?? { from: 'default' } };
  }
  const command = signedBy.kind === 'credential-export' && winnerOf(facts, 'awsCredentialExport');
  if (!command) return undefined;
  const read = readProfileCommand(command.value, platform);
  const name = read?.profile?.isExpanded === false ? read.profile.text : undefined;
  return name !== undefined && read?.does === 'own-credentials'
    ? { name, origin: command.origin }
    : undefined;
}

function dropped(facts: DoctorFacts, name: string, origin: Origin) {
  const notes = facts.files.files.flatMap((file) => file.notes).filter((note) => note.includes(name));
  return unlessRole(facts, {
    title: `Claude Code does not read the AWS profile '${name}'`,
    found: `It is in the AWS files, but the AWS SDK drops it. ${notes.join(' ')}`.trim(),
    origin,
    fix: {
      // A name that the SDK takes may stay as it is.
      say: /^[\w@+.%:/-]+$/.test(name)
        ? 'Write the line of its section as shown.'
        : 'Give it a name of letters, digits, - and _ in the AWS files, then name it so in the settings.',
    },
  });
}

/** Only where one single name is near is it clear which is meant. */
function otherName(facts: HomeFacts, name: string, origin: Origin): Fix {
  const rename = facts.files.profiles.size === 0 ? renameWords(facts) : undefined;
  if (rename) return { say: rename };
  if (unreadable(facts)) return { say: 'Write the file as the AWS SDK reads it.' };
  const names = [...facts.files.profiles.keys()];
  const near = nearest(name.replace(/^profile\s+/, ''), names);
  if (facts.signing.namesInHome.includes(name)) return backHome(facts, name);
  if (near === undefined) return { say: 'Choose a profile that exists, or make one: /bedrock:setup.' };
  const others = names.filter((other) => other !== near);
  const isClear = nearest(name, others) === undefined && origin.key?.endsWith('AWS_PROFILE');
  const remedy = isClear ? setWhereItCounts(facts, 'AWS_PROFILE', near) : undefined;
  return { say: `Use '${near}', if that is the one you mean.`, ...(remedy && { remedy }) };
}

/** Variables that name other AWS files are often left over, or mean a file that was moved. */
function backHome(facts: HomeFacts, name: string): Fix {
  const winner = winnerOf(facts, 'AWS_CONFIG_FILE') ?? winnerOf(facts, 'AWS_SHARED_CREDENTIALS_FILE');
  const place = winner ? placeOf(winner.origin) : 'AWS_CONFIG_FILE';
  return { say: `'${name}' stands in ~/.aws, which is not read because of ${place}: take that away.` };
}
