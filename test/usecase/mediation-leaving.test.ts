import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import type { MediationView } from '../../typings/contract/matter/mediation.ts';
import { MAPLE, type PersonKey, personOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { MEDIATION, ofMediation } from '../support/mediations.ts';

/** What remains of an agreement once somebody it is between has left the community. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf } = mattersWith(() => linli);
const view = (mediationId: string, as: As) =>
  must<MediationView>('showMediation', { communityId: MAPLE, mediationId }, as);
const stored = (id: string) =>
  linli.documents<MediationDocument>('mediations').find(({ _id }) => _id === id);
const leaves = async (as: PersonKey) => {
  const input = { communityId: MAPLE, commandId: commandId(90) };
  const { envelope } = await linli.call('resident', 'leaveCommunity', input, as);
  expect(envelope.ok).toBe(true);
};
const nameOf = (who: PersonKey) => personOf(who).name;

describe('once a party has left', () => {
  it.each(['resident', 'residentElsewhere'] as const)(
    'what nobody has signed is gone, whoever of them it was: %s',
    async (who) => {
      await leaves(who);
      expect(stored(MEDIATION.agreed)).toMatchObject({
        state: 'ended',
        end: 'left',
        agreement: null,
        tendAt: null,
      });
      expect(JSON.stringify(stored(MEDIATION.agreed))).not.toContain('毡垫');
      const signing = ofMediation(1, MEDIATION.agreed, { day: '2026-06-15' });
      expect(await codeOf('signAgreement', signing, 'mediator')).toBe('MEDIATION_MOVED');
      const printed = await linli.call(
        'filing',
        'printAgreement',
        ofMediation(2, MEDIATION.agreed),
        'mediator',
      );
      expect(printed.envelope).toMatchObject({ code: 'MEDIATION_MOVED' });
    },
  );

  it('what all have signed stays as it was signed, and nothing beside it', async () => {
    const signing = ofMediation(1, MEDIATION.agreed, { day: '2026-06-15' });
    await must('signAgreement', signing, 'mediator');
    const names = [nameOf('resident'), nameOf('residentElsewhere')];
    expect((await view(MEDIATION.agreed, 'resident')).agreement).toMatchObject({ names });
    await leaves('resident');
    const { agreement, parties, words, other, state } = stored(MEDIATION.agreed) ?? {};
    expect(agreement).toMatchObject({ text: '晚上十点以后不拖椅子，椅脚包上毡垫', names });
    expect(parties?.[0]).toMatchObject({ name: '', households: [] });
    expect([words, other, state]).toStrictEqual(['', '', 'agreed']);
    const seen = await view(MEDIATION.agreed, 'residentElsewhere');
    expect(seen.agreement).toMatchObject({ names, signedOn: '2026-06-15' });
    const printed = await linli.call(
      'filing',
      'printAgreement',
      ofMediation(2, MEDIATION.agreed),
      'mediator',
    );
    expect(printed.envelope.ok).toBe(true);
  });

  it('what was signed before names were kept beside it keeps those who are still there', async () => {
    await leaves('residentElsewhere');
    const seen = await view(MEDIATION.signed, 'resident');
    expect(seen.agreement?.names).toStrictEqual([nameOf('resident'), nameOf('residentElsewhere')]);
  });
});
