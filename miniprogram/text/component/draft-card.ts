import type { DraftState } from '../../store/draft';

/** What a page says about a draft, by its state; `did` is 写 or 选. */
export const DRAFT_WORDS: Record<Exclude<DraftState, ''>, (did: string) => string> = {
  kept: (did) => `这是您上次没${did}完的。`,
  newer: (did) => `后来有人改过，下面是现在的。您上次${did}的没有丢。`,
  over: (did) => `后来有人改过，下面还是您${did}的。`,
};

/** Before what was typed is thrown away. */
export const dropWords = (did: string) => `您${did}的还没有保存，丢掉就找不回来了。`;

/** What may be done about a draft. */
export const DRAFT_CARD = {
  did: '写',
  aside: '看现在的',
  keep: '留着',
  drop: '丢掉',
};

export const takeWords = (did: string) => `看我${did}的`;
export const dropOwnWords = (did: string) => `丢掉我${did}的`;
