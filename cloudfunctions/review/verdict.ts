/**
 * What WeChat's checks say. `unchecked` is a check that did not answer: it counts as no pass,
 * so what it is about stays hidden until a person has looked at it.
 */
export type Verdict = 'pass' | 'review' | 'risky' | 'unchecked';

/** WeChat's word for a result → ours; a word we do not know is no pass. */
export function verdictOf(suggest: unknown): Verdict {
  return suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? suggest : 'unchecked';
}
