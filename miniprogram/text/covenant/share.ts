import type { CovenantDetail } from '../../../typings/contract/covenant';
import { SHARE, type Shared } from '../common/share';
import { COVENANT_KINDS } from './state';

type Head = Omit<CovenantDetail, 'clauses'>;

/** A covenant once everybody may read it. */
export function covenantShared(communityId: string, head: Head): Shared | null {
  const { covenantId, state, kind, title, preamble } = head;
  if (state === 'draft' || state === 'dropped') return null;
  const isOpen = state === 'open';
  return {
    kind: 'covenant',
    communityId,
    id: covenantId,
    tag: COVENANT_KINDS[kind],
    card: {
      words: isOpen ? '社区在商量公约，请您看一看' : '社区的公约，请您看一看',
      title,
      lines: [isOpen ? '正在商量，等您的意见' : SHARE.look],
    },
    title: `《${title}》`,
    lines: isOpen ? ['正在商量，等您的意见'] : [],
    body: preamble,
    call: isOpen ? '打开邻里小程序，一条一条看，说说您同不同意。' : '打开邻里小程序看全文。',
  };
}
