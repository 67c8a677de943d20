import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { CovenantDocument } from '../../cloudfunctions/covenant/collections.ts';
import { MAPLE } from '../support/community.ts';
import { COVENANT } from '../support/covenants.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type Linli, startLinli } from '../support/linli.ts';
import { assemblyOf } from '../support/motions.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Two votes on one text: one holds it, and whatever becomes of the other changes nothing about that. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const ORDERS = { planned: 8, random: 4 };
const call = (action: string, input: object) => linli.call('ballot', action, input, 'secretary');
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const on = (motionId: string, more: object) => ({ communityId: MAPLE, motionId, ...more });
const motion = (id: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === id) as MotionDocument;
const text = () =>
  linli
    .documents<CovenantDocument>('covenants')
    .find(({ _id }) => _id === COVENANT.settled) as CovenantDocument;

async function drawn(n: number): Promise<string> {
  const form = assemblyOf({ matter: 'covenant', covenantId: COVENANT.settled });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(n) };
  const { envelope } = await call('saveMotion', draft);
  return ((envelope as { data: unknown }).data as { motionId: string }).motionId;
}

describe('two votes on one text', () => {
  it('are announced at once: one holds it, the other is a draft, and cancelling that unlocks nothing', () =>
    inAnyOrder(
      linli,
      async () => {
        const motions = [await drawn(1), await drawn(2)];
        const announce = (at: number) =>
          call('announceMotion', on(motions[at] ?? '', { commandId: commandId(10 + at) }));
        const answers = await Promise.all([announce(0), announce(1)]);
        const codes = answers.map(codeOf);
        expect(codes.filter((code) => code === 'ok').length).toBe(1);
        const [held = '', lost = ''] = codes[0] === 'ok' ? motions : [...motions].reverse();
        const loser = codes[0] === 'ok' ? 1 : 0;
        expect(['MOTION_TEXT_HELD', 'MOTION_HAS_PROBLEMS']).toContain(codes[loser]);
        // the answer may have been lost on the way
        expect(codeOf(await announce(loser))).not.toBe('ok');
        expect([text().motionId, motion(held).state]).toStrictEqual([held, 'announced']);
        expect([motion(lost).state, motion(lost).covenant]).toStrictEqual(['draft', null]);
        const cancel = on(lost, { reason: '重复了', commandId: commandId(20) });
        expect(codeOf(await call('cancelMotion', cancel))).toBe('ok');
        expect([text().motionId, text().state]).toStrictEqual([held, 'settled']);
      },
      ORDERS,
    ));

  it('of which one is announced while the other is cancelled: the text is free, or held by the first', () =>
    inAnyOrder(
      linli,
      async () => {
        const first = await drawn(1);
        const second = await drawn(2);
        await call('announceMotion', on(first, { commandId: commandId(10) }));
        await Promise.all([
          call('cancelMotion', on(first, { reason: '改期', commandId: commandId(11) })),
          call('announceMotion', on(second, { commandId: commandId(12) })),
        ]);
        expect(motion(first).state).toBe('cancelled');
        const isHeld = motion(second).state === 'announced';
        expect(text().motionId).toBe(isHeld ? second : null);
        expect(text().state).toBe(isHeld ? 'settled' : 'draft');
      },
      ORDERS,
    ));

  it('cut after it lost: the timer makes it a draft, and the text stays with the other', async () => {
    const [held, lost] = [await drawn(1), await drawn(2)];
    await call('announceMotion', on(held, { commandId: commandId(10) }));
    const { salt, announcedAt, covenant, change, scheme, convenedAs } = motion(held);
    const begun = { state: 'announcing', salt, announcedAt, covenant, scheme, convenedAs };
    await linli.cloud.database.command('database.updateDocument', {
      collectionName: 'motions',
      queryType: 'WHERE',
      query: JSON.stringify({ _id: lost }),
      data: JSON.stringify({
        $set: { ...begun, carried: false, change: { ...change, id: 'cut', target: lost } },
      }),
      multi: false,
      upsert: false,
      merge: true,
    });
    await settle(linli);
    expect([motion(lost).state, motion(lost).covenant]).toStrictEqual(['draft', null]);
    await call('cancelMotion', on(lost, { reason: '重复了', commandId: commandId(20) }));
    await settle(linli);
    expect([text().motionId, text().state]).toStrictEqual([held, 'settled']);
    checkAudit(linli);
  });
});
