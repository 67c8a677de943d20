import type { PointRule } from '../../../../typings/contract/civility/rule';
import { RULE_EDIT } from '../../../text/civility/page/rules';

/** A rule as it is typed. */
export interface Form {
  title: string;
  text: string;
  takes: boolean;
  points: string;
  /** most points a month; '' = no limit */
  month: string;
  evidence: boolean;
  /** two people have to agree */
  two: boolean;
  /** of the covenant, that says so; '' = none */
  clauseId: string;
  /** what counts by itself; '' = somebody brings it forward */
  source: '' | NonNullable<PointRule['source']>;
}

export function formOf(rule: PointRule | undefined): Form {
  return {
    title: rule?.title ?? '',
    text: rule?.text ?? '',
    takes: (rule?.points ?? 1) < 0,
    points: rule ? String(Math.abs(rule.points)) : '',
    month: rule?.caps.month ? String(rule.caps.month) : '',
    evidence: rule?.evidence ?? true,
    two: rule?.reviewers === 2,
    clauseId: rule?.clauseId ?? '',
    source: rule?.source ?? '',
  };
}

/** What is still to be filled in, or ''. */
export function wrongIn({
  title,
  text,
  points,
  month,
}: Pick<Form, 'title' | 'text' | 'points' | 'month'>): string {
  if (title.trim() === '') return RULE_EDIT.wantsTitle;
  if (text.trim() === '') return RULE_EDIT.wantsText;
  if (!isWhole(points)) return RULE_EDIT.wantsPoints;
  if (month !== '' && !isWhole(month)) return RULE_EDIT.wantsMonth;
  return '';
}

/** The id of a rule that is new, from the command that saves it: small letters and digits alone. */
export function newRuleId(commandId: string): string {
  return `r${commandId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 16)}`;
}

function isWhole(typed: string): boolean {
  return /^[1-9]\d{0,3}$/.test(typed.trim());
}

/** What the form says; of a rule that was there the rest stays. */
export function ruleOf(form: Form, before: PointRule | undefined, ruleId: string): PointRule {
  const points = Number(form.points) * (form.takes ? -1 : 1);
  const { source: earlier, ...rest } = before ?? {
    ruleId,
    unit: 'time' as const,
    caps: { day: null, month: null, year: null },
    bearer: 'household' as const,
    appealDays: 15,
  };
  const source = form.takes || form.source === '' ? undefined : form.source;
  return {
    ...rest,
    ...(source === earlier ? {} : bySource(source)),
    ...(source ? { source } : {}),
    title: form.title.trim(),
    text: form.text.trim(),
    points,
    caps: { ...rest.caps, month: form.month === '' ? null : Number(form.month) },
    reporters: form.takes || source ? ['officer'] : ['household', 'officer'],
    reviewers: form.two ? 2 : 1,
    evidence: source ? false : form.evidence,
    clauseId: form.clauseId || null,
  };
}

/** Hours are counted by the hour, for whoever was there; what people bring forward is a household's. */
function bySource(source: PointRule['source']): Pick<PointRule, 'unit' | 'bearer'> {
  if (source === undefined) return { unit: 'time', bearer: 'household' };
  return { unit: source === 'hours' ? 'hour' : 'time', bearer: 'person' };
}
