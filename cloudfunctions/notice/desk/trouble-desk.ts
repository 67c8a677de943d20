import type { Troubled } from '../../../typings/contract/parts/recovery.ts';
import { deskList } from '../../people/desk/desk-part.ts';
import { recoveries } from '../collections.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import { type TroubledRow, troubledIn, withNotices } from '../recover/recovery-repository.ts';
import { askedAt, TROUBLED_FOR } from '../recover/recovery-rules.ts';

/** Outages after which households of the caller's places say that it is not well yet, the most of them first. */
export const troubleDesk = deskList<Troubled, TroubledRow>({
  collection: recoveries,
  waiting: ({ roles }, at) => {
    const scope = scopeOf(roles);
    if (scope.length === 0) return undefined;
    return troubledIn(scope, at - TROUBLED_FOR);
  },
  stages: withNotices,
  linesOf: (rows, _actor, at) =>
    rows
      .flatMap(({ _id: noticeId, said, notice: [notice] }) => {
        const window = notice && askedAt(notice, at);
        if (!notice || !window) return [];
        const households = said.filter((instant) => instant >= window.troubledFrom).length;
        return households === 0 ? [] : [{ noticeId, title: notice.title, households }];
      })
      .sort((one, other) => other.households - one.households),
});
