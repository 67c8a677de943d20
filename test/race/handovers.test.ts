import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HandoverDocument } from '../../cloudfunctions/role/collections.ts';
import { residentIdOf } from '../support/community.ts';
import { beginning, HANDOVER, leadsTeam, ofHandover } from '../support/handovers.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { TEAM } from '../support/volunteers.ts';

/** Handovers, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = async (action: string, input: Input, as: As) => {
  const { envelope } = await linli.call('role', action, input, as);
  return envelope.ok ? 'ok' : envelope.code;
};
const stored = () =>
  linli.documents<HandoverDocument>('handovers').find(({ _id }) => _id === HANDOVER.open);
const few = { planned: 8, random: 2 };

describe('at once', () => {
  it('two who begin a handover have begun it once', () =>
    inAnyOrder(
      linli,
      async () => {
        const other = beginning(2, { successorId: residentIdOf('stairSteward') });
        const codes = await Promise.all([
          call('beginHandover', beginning(1), 'secretary'),
          call('beginHandover', other, 'partyBranch'),
        ]);
        expect([...codes].sort()).toStrictEqual(['HANDOVER_BEGUN', 'ok']);
      },
      few,
    ));

  it('a team that two give, one to the successor and one to the office, is given once', () =>
    inAnyOrder(
      linli,
      async () => {
        const key = await leadsTeam(linli);
        const codes = await Promise.all([
          call('giveWork', ofHandover(1, { key, to: 'successor' }), 'secretary'),
          call('giveWork', ofHandover(2, { key, to: 'office' }), 'partyBranch'),
        ]);
        expect(codes).toContain('ok');
        const given = stored()?.given ?? [];
        expect(given).toHaveLength(codes.filter((code) => code === 'ok').length);
        const { leaders } = linli
          .documents<{ _id: string; leaders: string[] }>('teams')
          .find(({ _id }) => _id === TEAM.idle) ?? { leaders: [] };
        expect(leaders).toStrictEqual(
          given[0]?.to === 'successor' ? [residentIdOf('buildingSteward')] : [],
        );
      },
      few,
    ));

  it('leaver and successor confirm both', () =>
    inAnyOrder(
      linli,
      async () => {
        const codes = await Promise.all([
          call('confirmHandover', ofHandover(1, { counted: true }), 'stewardElsewhere'),
          call('confirmHandover', ofHandover(2, { counted: true }), 'buildingSteward'),
        ]);
        expect(codes).toStrictEqual(['ok', 'ok']);
        const { confirmed, counted } = stored() ?? {};
        expect([confirmed?.leaver !== null, confirmed?.successor !== null]).toStrictEqual([
          true,
          true,
        ]);
        expect([...(counted ?? [])].sort()).toStrictEqual(['leaver', 'successor']);
      },
      few,
    ));
});
