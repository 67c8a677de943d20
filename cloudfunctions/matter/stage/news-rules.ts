import type { AnswerKind, MoveReason } from '../../../typings/contract/matter/matter.ts';
import type { MatterDocument } from '../collections.ts';

/** At most 20 characters, as the template asks for. */
const ANSWERS: Record<AnswerKind, string | null> = {
  accepted: '受理了，请看由谁来办',
  refused: '没有受理，请看原因',
  plan: '方案定了，请看怎么办',
  start: '开始办了',
  step: '有了新进展',
  done: '办完了，请您看看行不行',
  close: '办结了，请看结果',
  'not-yet': '有人说还没办好，继续办',
  handed: null,
};

const MOVES: Record<MoveReason, string> = {
  raised: '有新的事项，请您研判',
  routed: '有一件事项交给您办',
  handed: '有一件事项转给您办',
  overdue: '这件事项逾期了，转到您这里',
  vacant: '这件事项没人管，转到您这里',
};

export interface News {
  /** part of the message's id: one each */
  key: string;
  words: string;
  at: number;
}

/** What those whose matter it is have not been told of yet. */
export function newsForPeople({ answers, told }: Pick<MatterDocument, 'answers' | 'told'>): News[] {
  return answers.slice(told.answers).flatMap(({ kind, at }, index) => {
    const words = ANSWERS[kind];
    return words === null ? [] : [{ key: `answer:${told.answers + index}`, words, at }];
  });
}

/** What whoever has it now has not been told of yet. */
export function newsForHolder({
  moves,
  holder,
  told,
}: Pick<MatterDocument, 'moves' | 'holder' | 'told'>): News | null {
  if (told.moves >= moves.length) return null;
  return { key: `move:${moves.length}`, words: MOVES[holder.why], at: holder.since };
}
