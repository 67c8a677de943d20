import { one } from '../../kernel/action/load.ts';
import { templateOf } from '../../messages/templates.ts';
import { action } from '../../people/action.ts';
import { notices, type ReceiptDocument } from '../collections.ts';
import { isDisputed } from '../mark/mark-rules.ts';
import { noticeMessages } from '../message-subject.ts';
import { TURNOUT_READERS } from '../read/notice-access.ts';
import { householdListInput, listHouseholds } from './household-list.ts';
import { messageOutcome } from './receipt-rules.ts';

/** The knock list: households of the officer's places that have not confirmed. No names. */
export const listUnconfirmed = action('notice.listUnconfirmed', {
  input: householdListInput,
  access: TURNOUT_READERS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  budget: 2,
  run: async (input, { actor, notice }) => {
    const { rows, next } = await listHouseholds(input, actor.roles, notice, false);
    const templateId = templateOf(noticeMessages.template);
    return {
      households: rows.map(({ _id, label, head, people, messages, papers }) => ({
        householdId: _id,
        label,
        joined: people.filter(({ openid }) => openid !== null).length,
        withoutWeChat: people.filter(({ openid }) => openid === null).length,
        reachable: people.some(({ grants }) => (grants[templateId] ?? 0) > 0),
        message: messageOutcome(messages.map(({ state }) => state)),
        hasPhone: head.phoneCipher !== null,
        objected: objectedBy(papers[0]?.objections, actor.residentId),
      })),
      next,
    };
  },
});

function objectedBy(objections: ReceiptDocument['objections'], officerId: string) {
  if (isDisputed(objections, officerId)) return 'own' as const;
  return (objections ?? []).length > 0 ? ('other' as const) : null;
}
