import type { TalkOption, TalkStep } from '../../model/talk.ts';
import { regionsToChoose } from '../../plan/profile/offered-regions.ts';
import { type RolloutAnswers, rolloutCall, typedRolloutCall } from '../../plan/talk/rollout-answers.ts';
import type { Way } from '../../rollout/file/rollout.ts';
import { WAY_FACTS } from '../../rollout/handout/ways.ts';

const STOP: TalkOption = {
  label: 'Stop here',
  description: 'Changes nothing',
  end: 'Nothing was written. Start again with /bedrock:rollout.',
};

/** Those that are asked for first, and those behind `Another way`. */
const COMMON: readonly Way[] = ['in-app', 'profile', 'static-key'];
const RARE: readonly Way[] = ['gateway', 'helper', 'external-idp'];

/** How people sign in: the decision table, with what each choice means. */
export function wayQuestion(answers: RolloutAnswers): TalkStep {
  const { 'sign-in': _, new: isRare, ...rest } = answers;
  const ways = isRare ? RARE : COMMON;
  const facts = ways.map((way) => {
    const { title, needs, cloudTrail, signIn } = WAY_FACTS[way];
    return `- **${title}**: devices need ${needs}. CloudTrail names the person: ${cloudTrail}. People sign in ${signIn}.`;
  });
  const options = ways.map((way) => ({
    label: WAY_FACTS[way].title,
    description: `For ${WAY_FACTS[way].fits}`,
    run: rolloutCall({ ...rest, 'sign-in': way }),
  }));
  const others: TalkOption = isRare
    ? { label: 'Back', description: 'The ways for most companies', run: rolloutCall(rest) }
    : {
        label: 'Another way',
        description: 'A gateway, a program that prints keys, your own identity provider',
        run: rolloutCall({ ...rest, new: true }),
      };
  return {
    say: facts.join('\n'),
    ask: { header: 'Sign-in', question: 'How should people sign in?', options: [...options, others] },
  };
}

/** What people call the organization: the name of the access portal may be it. */
export function organizationQuestion(answers: RolloutAnswers, portal: string | undefined): TalkStep {
  const [, name] = /^https:\/\/(?!d-)([a-z][a-z0-9-]*)\.awsapps\.com/.exec(portal ?? '') ?? [];
  const guess = name && name.charAt(0).toUpperCase() + name.slice(1);
  const known: TalkOption[] =
    guess === undefined
      ? []
      : [
          {
            label: guess,
            description: 'The name of your access portal',
            run: rolloutCall({ ...answers, organization: guess }),
          },
        ];
  return {
    ask: {
      header: 'Organization',
      question: 'What is the organization called? Type its name; the app shows it.',
      options: [
        ...known,
        {
          label: 'Fill it in later',
          description: 'Writes “Our organization” for now; edit the file later',
          run: rolloutCall({ ...answers, organization: 'Our organization' }),
        },
        STOP,
      ],
      typed: typedRolloutCall(answers, 'organization'),
    },
  };
}

/** Its domain: every identifier on the devices is derived from it. */
export function domainQuestion(answers: RolloutAnswers): TalkStep {
  return {
    ask: {
      header: 'Domain',
      question:
        'What is its internet domain? Type it. Identifiers on devices are derived from it, so it cannot change later.',
      options: [
        {
          label: 'I am only trying this',
          description: 'Uses example.com, which no device should get',
          run: rolloutCall({ ...answers, domain: 'example.com' }),
        },
        STOP,
      ],
      typed: typedRolloutCall(answers, 'domain'),
    },
  };
}

/** Which AWS profile the devices have, or whose portal, account and role they share. */
export function profileQuestion(answers: RolloutAnswers, names: readonly string[]): TalkStep {
  const isNamed = answers['sign-in'] === 'profile';
  const known = names.map((profile) => ({
    label: profile,
    description: isNamed ? 'As on this computer' : 'Uses its portal, account and role',
    run: rolloutCall({ ...answers, profile }),
  }));
  const made = {
    label: 'bedrock',
    description: 'A new profile of this name on the devices',
    run: rolloutCall({ ...answers, profile: 'bedrock' }),
  };
  const more = isNamed && !names.includes('bedrock') ? [made] : [];
  return {
    ask: {
      header: 'Profile',
      question: isNamed
        ? 'Which AWS profile should devices use? You can type another name.'
        : 'Which sign-in should the rollout use? You can type the address of another access portal.',
      options: [...known.slice(0, 3), ...more, STOP].slice(0, 4),
      all: [...known, ...more, STOP],
      typed: typedRolloutCall(answers, isNamed ? 'profile' : 'start-url'),
    },
  };
}

const ASK_AWS =
  'Ask the administrator of IAM Identity Center for the address of the AWS access portal, its region, and the account that pays for the models. Then run /bedrock:rollout again.';
/** The answer of whoever cannot give one. */
export const DO_NOT_KNOW = 'I do not know it';
const UNKNOWN: TalkOption = {
  label: DO_NOT_KNOW,
  description: 'Shows whom to ask',
  end: ASK_AWS,
};

/** The address of the access portal. */
export function portalQuestion(answers: RolloutAnswers): TalkStep {
  return {
    ask: {
      header: 'Portal',
      question: 'What is the address of your AWS access portal? Type or paste it.',
      options: [UNKNOWN, STOP],
      typed: typedRolloutCall(answers, 'start-url'),
    },
  };
}

/** The account that pays. */
export function accountQuestion(answers: RolloutAnswers): TalkStep {
  return {
    ask: {
      header: 'Account',
      question: 'Which AWS account pays for the models? Type its 12 digits.',
      options: [UNKNOWN, STOP],
      typed: typedRolloutCall(answers, 'account'),
    },
  };
}

/** The permission set, which may not be there yet. */
export function roleQuestion(answers: RolloutAnswers): TalkStep {
  const role = (name: string, description: string) => ({
    label: name,
    description,
    run: rolloutCall({ ...answers, role: name }),
  });
  return {
    ask: {
      header: 'Permission',
      question: 'Which permission set do these people have? You can type one that exists.',
      options: [
        role('BedrockUser', 'A new one: iam/ holds it as CloudFormation and Terraform'),
        role('ClaudeUser', 'The same under another name'),
      ],
      typed: typedRolloutCall(answers, 'role'),
    },
  };
}

/** A region: where Claude is asked, or that of IAM Identity Center. */
export function regionQuestion(
  answers: RolloutAnswers,
  name: 'region' | 'sso-region',
  near: readonly (string | undefined)[],
): TalkStep {
  const isOfModels = name === 'region';
  const known = near.find((one) => one !== undefined);
  const about = isOfModels ? 'Claude is available there' : 'One of the regions of IAM Identity Center';
  const options = regionsToChoose(near)
    .slice(0, 4)
    .map((region) => ({
      label: region,
      description: region === known && isOfModels ? 'What this computer uses' : about,
      run: rolloutCall({ ...answers, [name]: region }),
    }));
  const question = isOfModels
    ? 'Which AWS region should Claude use? You can type another.'
    : 'Which region is IAM Identity Center in? Its console shows it; you can type another.';
  return {
    ask: {
      header: isOfModels ? 'Region' : 'Its region',
      question,
      options,
      typed: typedRolloutCall(answers, name),
    },
  };
}
