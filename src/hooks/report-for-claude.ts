import type { Finding } from '../model/finding.ts';
import type { TalkStep } from '../model/talk.ts';
import type { DoctorReport } from '../report/doctor/doctor.ts';

/** Of more than 10,000 characters Claude Code hands Claude the first 2,000 only (seen with 2.1.329). */
const MAX_LENGTH = 9_800;

const INTRODUCTION =
  "The plugin's hook has just run claude-bedrock doctor. `talk` is the step to be played; the rest is what it is made from: ";

/** The report as compact JSON, shortened as far as it has to be: least of all the verdict and the next step. */
export function reportForClaude(
  { verdict, nextStep, findings, facts }: DoctorReport,
  talk?: TalkStep,
): string {
  const telling = findings.filter(({ status, found }) => status !== 'skipped' && (status !== 'ok' || found));
  const problems = telling.filter(({ status }) => status !== 'ok');
  const forms = [
    { verdict, nextStep, findings: telling, facts },
    { verdict, nextStep, findings: problems, facts },
    { verdict, nextStep, findings: problems.map(withoutFix), facts },
    { verdict, nextStep, findings: problems.map(withoutFix) },
    { verdict, nextStep, findings: problems.map(titleOnly) },
    { verdict, nextStep },
    {},
  ];
  const texts = forms.map((form) => INTRODUCTION + JSON.stringify({ ...(talk && { talk }), ...form }));
  return texts.find(({ length }) => length <= MAX_LENGTH) ?? '';
}

/** The fix of the first problem is the next step. */
function withoutFix({ fix: _, url: __, ...rest }: Finding): Finding {
  return rest;
}

function titleOnly({ id, title, status }: Finding): Pick<Finding, 'id' | 'title' | 'status'> {
  return { id, title, status };
}
