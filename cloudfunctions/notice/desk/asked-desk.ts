import type { AskedNotice } from '../../../typings/contract/parts/question.ts';
import { allows } from '../../kernel/action/access.ts';
import { deskList } from '../../people/desk/desk-part.ts';
import { questions } from '../collections.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import {
  type AskedRow,
  waitingForOthers,
  withAskedNotices,
} from '../question/question-repository.ts';
import { ANSWERERS } from '../read/notice-access.ts';
import { sees, sightOf } from '../write/notice-rules.ts';

/** Notices below which questions of others wait for the caller's answer, the oldest question first. */
export const askedDesk = deskList<AskedNotice, AskedRow>({
  collection: questions,
  waiting: ({ roles, residentId }) =>
    scopeOf(roles).length === 0 ? undefined : waitingForOthers(residentId),
  stages: withAskedNotices,
  linesOf: (rows, { resident, residentId, roles }) =>
    rows.flatMap(({ _id: noticeId, waiting, notice: [notice] }) => {
      const isTheirs =
        notice?.state === 'published' &&
        sees(sightOf(resident.households, roles), residentId, notice) &&
        allows(ANSWERERS, roles, notice.audience);
      return isTheirs ? [{ noticeId, title: notice.title, questions: waiting }] : [];
    }),
});
