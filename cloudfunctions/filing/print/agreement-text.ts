import { chineseDay } from '../../kernel/calendar.ts';
import type { MediationDocument } from '../../matter/collections.ts';
import { type Block, lines, title } from '../record/word-parts.ts';

interface Seen extends Pick<MediationDocument, 'level' | 'mediator'> {
  /** whom it is between */
  names: readonly string[];
  agreement: NonNullable<MediationDocument['agreement']>;
}

/** Below the mediation committee it is talk among neighbours: the paper says so. */
export function agreementBlocks({ names, level, mediator, agreement }: Seen): {
  title: string;
  blocks: Block[];
} {
  const isCommittee = level === 'committee';
  const heading = isCommittee ? '人民调解协议书' : '邻里协调约定';
  const legal = isCommittee
    ? '本协议由当事人自愿达成，有法律约束力。双方可以自协议生效之日起三十日内，一起向人民法院申请司法确认。（人民调解法第三十一条、第三十三条）'
    : '这是邻里协调，不是人民调解，靠大家自觉遵守。';
  return {
    title: heading,
    blocks: [
      title(heading),
      ...lines(`当事人：${names.join('、')}`),
      ...lines(`${isCommittee ? '调解员' : '协调人'}：${mediator?.name ?? ''}`),
      ...lines(`商定的日子：${chineseDay(agreement.at)}`),
      ...lines(agreement.text),
      ...lines(legal),
      ...names.flatMap((name) =>
        lines(`${name}（签名）：　　　　　　　　　　　　　　年　　月　　日`),
      ),
      ...lines(
        `${isCommittee ? '调解员' : '协调人'}（签名）：　　　　　　　　　　　　　　年　　月　　日`,
      ),
    ],
  };
}
