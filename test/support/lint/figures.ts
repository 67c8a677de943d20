import { lint } from '../../../cloudfunctions/covenant/check/lint-rules.ts';
import type { LintKind } from '../../../typings/contract/covenant.ts';
import type { SentenceList } from './lists.ts';

export interface Figures {
  unlawful: number;
  lawful: number;
  /** `kind: sentence` of those that are not found by their kind */
  missed: string[];
  /** lawful sentences that are flagged */
  wrong: string[];
}

const kindsIn = (text: string): LintKind[] =>
  lint([{ clauseId: 'a', text }]).map(({ kind }) => kind);

/** What the check finds in a list. */
export function figuresOf({ UNLAWFUL, LAWFUL }: SentenceList): Figures {
  const unlawful = Object.entries(UNLAWFUL).flatMap(([kind, sentences]) =>
    sentences.map((sentence) => ({ kind: kind as LintKind, sentence })),
  );
  return {
    unlawful: unlawful.length,
    lawful: LAWFUL.length,
    missed: unlawful
      .filter(({ kind, sentence }) => !kindsIn(sentence).includes(kind))
      .map(({ kind, sentence }) => `${kind}: ${sentence}`),
    wrong: LAWFUL.filter((sentence) => kindsIn(sentence).length > 0),
  };
}
