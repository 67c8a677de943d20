import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import { MAPLE, personOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { AGREEING, asking, MEDIATION, ofMediation } from '../support/mediations.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';

/** Mediations, with several people and timers acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const YES = { party: 1, consents: true };
const { call } = mattersWith(() => linli);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map((one) => (one.ok ? 'ok' : one.code)).sort();
const stored = (id: string) =>
  linli.documents<MediationDocument>('mediations').find(({ _id }) => _id === id);
const end = (n: number, why: string, as: As) =>
  call('endMediation', ofMediation(n, MEDIATION.going, { why }), as);

describe('a mediation', () => {
  it('is asked for once by two taps', () =>
    inAnyOrder(linli, async () => {
      const before = linli.documents('mediations').length;
      const ask = () => call('askMediation', asking(1), 'resident');
      expect(await codes([ask(), ask()])).toStrictEqual(['ok', 'ok']);
      expect(linli.documents('mediations').length).toBe(before + 1);
    }));

  it('is refused, before or after it was agreed on, and nothing of it stands', () =>
    inAnyOrder(linli, async () => {
      const said = await codes([
        end(1, 'refused', 'residentElsewhere'),
        call('writeAgreement', ofMediation(2, MEDIATION.going, AGREEING), 'buildingSteward'),
      ]);
      expect(said).toContain('ok');
      expect(stored(MEDIATION.going)).toMatchObject({ state: 'ended', agreement: null });
    }));

  it('is refused or signed, not both', () =>
    inAnyOrder(linli, async () => {
      const refused = ofMediation(1, MEDIATION.agreed, { why: 'refused' });
      const said = await codes([
        call('endMediation', refused, 'residentElsewhere'),
        call('signAgreement', ofMediation(2, MEDIATION.agreed, { day: '2026-06-15' }), 'mediator'),
      ]);
      expect(said).toStrictEqual(['MEDIATION_MOVED', 'ok']);
      const { state, agreement } = stored(MEDIATION.agreed) ?? {};
      expect(state === 'agreed').toBe(typeof agreement?.signedOn === 'string');
    }));

  it('is not written down nor answered as somebody leaves, and names them nowhere', () =>
    inAnyOrder(linli, async () => {
      const { name } = personOf('residentElsewhere');
      const leaving = { communityId: MAPLE, commandId: commandId(3) };
      await Promise.all([
        call(
          'writeAgreement',
          ofMediation(1, MEDIATION.going, { ...AGREEING, text: `${name}接好水管` }),
          'buildingSteward',
        ),
        call('answerMediation', ofMediation(2, MEDIATION.asked, YES), 'buildingSteward'),
        linli.call('resident', 'leaveCommunity', leaving, 'residentElsewhere'),
      ]);
      for (const id of [MEDIATION.going, MEDIATION.asked]) {
        expect(stored(id)).toMatchObject({ state: 'ended', end: 'left', agreement: null });
        expect(JSON.stringify(stored(id))).not.toContain(name);
      }
    }));

  it('has a yes and a no end with the no, or with the first of them', () =>
    inAnyOrder(linli, async () => {
      const say = (n: number, party: number | null, consents: boolean, as: As) =>
        call('answerMediation', ofMediation(n, MEDIATION.asked, { party, consents }), as);
      const said = await codes([
        say(1, null, false, 'residentElsewhere'),
        say(2, 1, true, 'buildingSteward'),
      ]);
      expect(said).toStrictEqual(['MEDIATION_MOVED', 'ok']);
      const { state, parties } = stored(MEDIATION.asked) ?? {};
      expect(state).toBe(parties?.[1]?.consents ? 'going' : 'ended');
    }));

  it('takes somebody out who was named by mistake, or has them agree first and be asked', () =>
    inAnyOrder(linli, async () => {
      const out = ofMediation(1, MEDIATION.asked, { party: 1, gone: 0, reason: 'namesake' });
      const yes = ofMediation(2, MEDIATION.asked, { party: null, consents: true });
      const said = await codes([
        call('removeParty', out, 'buildingSteward'),
        call('answerMediation', yes, 'residentElsewhere'),
      ]);
      const { parties, mistaken = [], state } = stored(MEDIATION.asked) ?? {};
      if (mistaken.length === 1) {
        expect([said, parties?.length, state]).toStrictEqual([
          ['MEDIATION_NOT_FOUND', 'ok'],
          1,
          'asked',
        ]);
      } else {
        expect(said).toStrictEqual(['ok', 'ok']);
        expect(parties?.[1]).toMatchObject({ consents: true, removal: { by: 'mediator' } });
      }
    }));

  it('has what was written down confirmed or denied, not both', () =>
    inAnyOrder(linli, async () => {
      const says = (n: number, holds: boolean) =>
        call(
          'confirmNote',
          ofMediation(n, MEDIATION.going, { party: null, helper: null, gone: 0, holds }),
          'residentElsewhere',
        );
      expect(await codes([says(1, true), says(2, false)])).toStrictEqual(['MEDIATION_MOVED', 'ok']);
      const { parties, state } = stored(MEDIATION.going) ?? {};
      expect(state === 'going').toBe(parties?.[1]?.note?.confirmed === 'self');
      expect(state === 'asked').toBe(parties?.[1]?.consents === null);
    }));

  it('rises once, also when two timers run at once, and an offence stops it', () =>
    inAnyOrder(
      linli,
      async () => {
        await patch(linli, 'mediations', { _id: MEDIATION.going }, { riseAt: START - 1 });
        const [, , { ok }] = await Promise.all([
          linli.timer('matter'),
          linli.timer('matter'),
          end(1, 'offence', 'buildingSteward'),
        ]);
        const { state, level } = stored(MEDIATION.going) ?? {};
        if (ok) expect([state, level]).toStrictEqual(['ended', 'steward']);
        else expect(state).toBe('going');
      },
      { planned: 12, random: 3 },
    ));
});
