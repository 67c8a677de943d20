import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decryptPhone, keyIdOf } from '../../cloudfunctions/kernel/secret.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { connect } from '../../scripts/community/cloud.ts';
import { keyLines, listKeys } from '../../scripts/community/keys.ts';
import type { RosterCheck } from '../../typings/contract/roster.ts';
import { DATA_KEY, HOME, MAPLE, START } from '../support/community.ts';
import { STAIR_CONTACT } from '../support/contact.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { uploadRoster } from '../support/roster.ts';
import { talkWith } from '../support/talk.ts';

/**
 * A newer data key is put before the one that a deployment began with: everything goes on, numbers are encrypted
 * anew by the timers, and a command says when nothing needs the older key.
 */

const NEWER = `k2:${Buffer.alloc(32, 'linli-newer').toString('base64')}`;
const DAY = 24 * 60 * 60_000;

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli({ dataKey: `${NEWER},${DATA_KEY}` });
});
afterAll(async () => {
  process.env.LINLI_DATA_KEY = DATA_KEY;
  await linli.stop();
});
beforeEach(async () => {
  process.env.LINLI_DATA_KEY = DATA_KEY; // what is there from the start is of the first key
  await linli.reset();
  process.env.LINLI_DATA_KEY = `${NEWER},${DATA_KEY}`;
});

const { ask } = talkWith(() => linli);
const sealed = () =>
  linli
    .documents<HouseholdDocument>('households')
    .filter(({ head }) => head.phoneCipher !== null)
    .sort((one, other) => (one._id < other._id ? -1 : 1));
const keysOf = () => new Set(sealed().map(({ head }) => keyIdOf(head.phoneCipher ?? '')));
const report = async () =>
  keyLines(await listKeys(connect({ local: linli.origin }), linli.cloud.now()), (at) => String(at));

describe('a newer data key', () => {
  it('encrypts what the older one did, by the timers, and nobody notices', async () => {
    const numbers = sealed().map(({ head }) => decryptPhone(head.phoneCipher ?? ''));
    expect([...keysOf()]).toStrictEqual(['']);
    await linli.clock(START + 6 * 60_000);
    expect([...keysOf()]).toStrictEqual(['k2']);
    process.env.LINLI_DATA_KEY = NEWER; // the older one is gone
    expect(sealed().map(({ head }) => decryptPhone(head.phoneCipher ?? ''))).toStrictEqual(numbers);
    for (const { head } of sealed()) {
      for (const hash of [head.phoneHash, head.othersHash]) {
        if (hash) expect(keyIdOf(hash)).toBe('k2');
      }
    }
    const call = { communityId: MAPLE, noticeId: 'a0000000000000000001', householdId: HOME.second };
    const { envelope } = await linli.call(
      'notice',
      'callNumber',
      { ...call, commandId: commandId(1) },
      'stairSteward',
    );
    assert.ok(envelope.ok || envelope.code !== 'INTERNAL', JSON.stringify(envelope));
  });

  it('encrypts what officers offer to neighbours', async () => {
    const ciphers = () =>
      linli
        .documents<ResidentDocument>('residents')
        .flatMap(({ contact }) => (contact ? [contact.phoneCipher] : []));
    expect(ciphers().map(keyIdOf)).toStrictEqual(['']);
    await linli.clock(START + 6 * 60_000);
    expect(ciphers().map(keyIdOf)).toStrictEqual(['k2']);
    expect(ciphers().map(decryptPhone)).toStrictEqual([STAIR_CONTACT.phone]);
  });

  it('an import sees the same numbers as the same, before they are encrypted anew and after', async () => {
    const check = async () => {
      const fileId = await uploadRoster(linli, numbersAsTheyAre());
      const input = { communityId: MAPLE, fileId };
      const { changed, problemCount } = await ask<RosterCheck>('roster.check', input, 'secretary');
      return [changed, problemCount];
    };
    const before = await check();
    await linli.clock(START + 6 * 60_000);
    expect(await check()).toStrictEqual(before);
    expect(before).toStrictEqual([0, 0]);
  });

  it('opens codes that the older one gave out', async () => {
    process.env.LINLI_DATA_KEY = DATA_KEY;
    const older = await startLinli();
    let given: HouseholdDocument | undefined;
    let code = '';
    try {
      const input = { communityId: MAPLE, householdId: HOME.second, commandId: commandId(1) };
      const { envelope } = await older.call('resident', 'issueCode', input, 'secretary');
      assert.ok(envelope.ok);
      code = (envelope.data as { code: string }).code;
      given = older
        .documents<HouseholdDocument>('households')
        .find(({ _id }) => _id === HOME.second);
    } finally {
      await older.stop();
    }
    process.env.LINLI_DATA_KEY = `${NEWER},${DATA_KEY}`;
    await change('households', { _id: HOME.second }, { code: given?.code });
    await ask('resident.checkCode', { code }, 'stranger');
    const [newest, first] = await report();
    expect(newest).toMatch(/^k2 {2}newest/);
    expect(first).toMatch(/still needed .* 2 open codes/); // and the set-up code
    await linli.clock(START + 6 * 60_000);
    expect((await report())[1]).toMatch(/0 phone numbers, 2 open codes/);
  });

  it('the command says when the older one may go', async () => {
    expect((await report())[1]).toMatch(/still needed {2}[1-9]\d* phone numbers/);
    await linli.clock(START + 40 * DAY);
    expect((await report())[1]).toMatch(/0 phone numbers, 0 open codes, [1-9]\d* running votes/);
    await change('motions', { state: 'announced' }, { state: 'closed' });
    expect((await report())[1]).toBe(
      '(no id)  may be taken out of LINLI_DATA_KEY: nothing needs it any more',
    );
  });
});

async function change(collectionName: string, where: object, set: object): Promise<void> {
  await linli.cloud.database.command('database.modifyDocument', {
    collectionName,
    queryType: 'WHERE',
    query: JSON.stringify(where),
    data: JSON.stringify({ $set: set }),
    multi: true,
  });
}

/** Doors of the roster with the numbers that they have. */
function numbersAsTheyAre(): string[][] {
  return sealed()
    .filter(({ communityId }) => communityId === MAPLE)
    .map(({ label, number, head }) => {
      const [estate = '', building = '', stair = ''] = label.split(' ');
      return [estate, building, stair, number, '', '', decryptPhone(head.phoneCipher ?? '')];
    });
}
