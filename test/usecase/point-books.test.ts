import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountDocument } from '../../cloudfunctions/civility/collections.ts';
import { breakOf, EMPTY } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import { HOME, START } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { accountOf } from '../support/points.ts';

/** Books of points, checked at night. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { entries, later } = pointsWith(() => linli);

describe('the books', () => {
  const tampered = async (change: object) => {
    await patch(linli, 'ledger', { _id: `${accountOf(HOME.second)}:1` }, change);
    await patch(linli, 'accounts', { _id: accountOf(HOME.second) }, { checked: EMPTY });
    await later(START + 40 * DAY);
    return linli
      .documents<AccountDocument>('accounts')
      .find(({ _id }) => _id === accountOf(HOME.second));
  };

  it('that agree are checked and found right', async () => {
    expect(await tampered({})).toMatchObject({ broken: null, checked: { seq: 3 } });
    let tail = EMPTY;
    for (const entry of entries()) {
      expect(breakOf(tail, entry)).toBeNull();
      tail = entry;
    }
  });

  it('with an entry that was changed are shown to the operator', async () => {
    expect(await tampered({ title: '别的事' })).toMatchObject({ broken: 1 });
    const failed = linli.documents<FailureDocument>('failures');
    expect(failed).toMatchObject([{ job: 'civility.check', code: 'BooksBroken' }]);
  });

  it('put a cache right that a crash left behind, and one that says something else is told', async () => {
    const cache = { seq: 1, balance: 5, hash: entries()[0]?.hash };
    await patch(linli, 'accounts', { _id: accountOf(HOME.second) }, cache);
    expect(await tampered({})).toMatchObject({ broken: null, balance: 0 });
    await linli.reset();
    await patch(
      linli,
      'accounts',
      { _id: accountOf(HOME.second) },
      { hash: 'another', checkAt: START },
    );
    await later(START + 1000);
    expect(linli.documents<FailureDocument>('failures')).toMatchObject([{ code: 'BooksBroken' }]);
  });
});
