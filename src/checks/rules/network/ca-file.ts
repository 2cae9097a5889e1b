import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { CaFile } from '../../../facts/machine/ca-files.ts';
import type { Origin } from '../../../model/configuration.ts';
import { type Problem, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { originOfVariable, placeOf } from '../../helpers/configured.ts';

/** Why a file of certificates is passed over. */
const WRONG: Readonly<Record<Exclude<CaFile['state'], 'pem'>, string>> = {
  tilde: 'is written with ~, which is not expanded there',
  absent: 'is not there',
  unreadable: 'cannot be read',
  'not-pem': 'holds no certificate in PEM form',
};

/** A named file of certificates that is passed over: where the network needs it, nothing works. */
export const caFile: Check = {
  id: 'ca-file',
  group: 'Region and network',
  title: 'The files of certificates that settings name can be read',
  judge: (facts) => [...brokenCaFiles(facts).map((file) => problemOf(facts, file)), ...unchecked(facts)],
};

/** Those that cannot be used as they are. */
export function brokenCaFiles({ caFiles }: HomeFacts): readonly CaFile[] {
  return caFiles.filter(({ state }) => state !== 'pem');
}

/** What is wrong with the file, as a sentence. */
export function caFileWords({ name, file, state }: CaFile): string {
  return state === 'pem' ? `${name} names ${file}.` : `${name} names ${file}, which ${WRONG[state]}.`;
}

/** What helps against that. */
export function caFileFix(facts: HomeFacts, { name, state, file }: CaFile): string {
  const place = placeOf(originOfCaFile(facts, name));
  if (state === 'tilde')
    return `Write the whole path in ${name} (${place}): neither ~ nor variables are expanded.`;
  if (state === 'not-pem')
    return `Let ${name} (${place}) name a PEM file; a DER file becomes one by: openssl x509 -inform der -in ${file} -out ca.pem`;
  return `Correct the path in ${name} (${place}), or remove it.`;
}

/** Where the file is named. */
export function originOfCaFile(facts: HomeFacts, name: string): Origin {
  return name === 'ca_bundle' && facts.profile
    ? originInProfile(facts, facts.profile.name, name)
    : originOfVariable(facts, name);
}

function problemOf(facts: HomeFacts, one: CaFile): Problem {
  const passed =
    one.reader === 'claude-code'
      ? 'Claude Code passes it over, and trusts no more than without it.'
      : 'The AWS CLI stops there, and with it a command that signs in by it; Claude Code itself does not read it.';
  return warning({
    title: `${one.name} names no file of certificates`,
    found: `${caFileWords(one)} ${passed}`,
    origin: originOfCaFile(facts, one.name),
    fix: { say: caFileFix(facts, one) },
  });
}

/** It works, for whoever stands in between, too. */
function unchecked(facts: HomeFacts): readonly Problem[] {
  const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
  if (facts.seenEnv[name] !== '0') return [];
  const origin = originOfVariable(facts, name);
  return [
    warning({
      title: 'No certificate is checked',
      found: `${name} is 0: anyone in between can read along, keys and conversations included.`,
      origin,
      fix: {
        say: `Take ${name} out (${placeOf(origin)}), and name the company's CA certificates in NODE_EXTRA_CA_CERTS instead.`,
      },
    }),
  ];
}
