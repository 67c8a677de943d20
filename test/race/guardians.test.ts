import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { GuardianConsentDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces, keepPlacesForAdults, shiftIn } from '../support/shift-books.ts';
import { SHIFT, signing, TEAM } from '../support/volunteers.ts';

/** What guardians say, at once with what else happens. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const MINOR = residentIdOf('volunteer');
const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const about = (n: number, more: object) => ({
  communityId: MAPLE,
  residentId: MINOR,
  commandId: commandId(n),
  ...more,
});
const give = (n: number, given: boolean) => call('giveConsent', about(n, { given }), 'resident');
const stateOf = () =>
  linli
    .documents<GuardianConsentDocument>('guardianConsents')
    .find(({ residentId }) => residentId === MINOR)?.state;
const prepare = () =>
  patch(
    linli,
    'residents',
    { _id: MINOR },
    {
      'adult.state': 'none',
      households: [{ householdId: HOME.second, label: '', joinedAt: START }],
    },
  );
const FEW = { planned: 7, random: 2 };

describe('at once', () => {
  it('a word on the phone and a paper: the phone’s stands', () =>
    inAnyOrder(linli, async () => {
      await prepare();
      const paper = about(2, { teamId: TEAM.patrol, given: true });
      const answers = await Promise.all([give(1, true), call('noteConsent', paper, 'teamLeader')]);
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok']);
      expect(stateOf()).toBe('given');
    }));

  it('two second persons decide: one of them does', () =>
    inAnyOrder(linli, async () => {
      const decide = (n: number, decision: string, as: As) =>
        call(
          'confirmConsent',
          { ...about(n, { decision }), residentId: residentIdOf('mediator') },
          as,
        );
      const answers = await Promise.all([
        decide(1, 'confirm', 'partyBranch'),
        decide(2, 'refuse', 'secretary'),
      ]);
      expect(answers.map(codeOf).sort()).toStrictEqual(['CONSENT_DECIDED', 'ok']);
    }));

  it('a sign-up and its withdrawal: there is no place in the end', () =>
    inAnyOrder(
      linli,
      async () => {
        await prepare();
        await keepPlacesForAdults(linli, SHIFT.open);
        await give(1, true);
        await Promise.all([
          call('signUpForShift', signing(2, SHIFT.open), 'volunteer'),
          give(3, false),
        ]);
        await linli.clock(START + 5 * MINUTE);
        await linli.timer('volunteer');
        expect(Object.keys(shiftIn(linli, SHIFT.open).seats)).not.toContain(MINOR);
        checkPlaces(linli);
        checkClaims(linli);
      },
      FEW,
    ));
});
