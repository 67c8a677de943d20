import type { Role } from '../../../typings/contract/people';

export type Queue = 'open' | 'appealed' | 'voiding';

const HEARERS: Role[] = ['secretary', 'committee-member', 'party-branch', 'supervisor'];

/** What waits, and for whom. */
export const QUEUES: { what: Queue; name: string; roles: Role[] }[] = [
  {
    what: 'open',
    name: '新报的',
    roles: [
      'secretary',
      'committee-member',
      'building-steward',
      'stair-steward',
      'grid-officer',
      'party-branch',
    ],
  },
  { what: 'appealed', name: '申诉', roles: HEARERS },
  { what: 'voiding', name: '撤销', roles: HEARERS },
];

/** How each queue names its two ways, and what an empty one says. */
export function decisionOf(what: Queue): {
  agree: string;
  decline: string;
  empty: string;
  hint: string;
} {
  return {
    open: {
      agree: '同意',
      decline: '不同意',
      empty: '没有要审核的',
      hint: '报的人和这一家的人不能审。先报的在前面。',
    },
    appealed: {
      agree: '申诉成立',
      decline: '不成立',
      empty: '没有申诉',
      hint: '由没有经手过的人来听。定下以前，分不会动。',
    },
    voiding: {
      agree: '撤销这一笔',
      decline: '不撤销',
      empty: '没有要撤销的',
      hint: '要第二个人同意才撤。分会原数退回，账上留着记录。',
    },
  }[what];
}
