import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { MediationLine, MediationView } from '../../typings/contract/matter/mediation.ts';
import type { SecondLine } from '../../typings/contract/matter/party.ts';
import { MAPLE, type PersonKey, personOf, residentIdOf, START } from '../support/community.ts';
import { householdLabel } from '../support/household-label.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { AGREEING, MEDIATION, ofMediation } from '../support/mediations.ts';
import { patch } from '../support/patch.ts';

/** Who was named by mistake, and what a mediator writes down for a party. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, later } = mattersWith(() => linli);
const OTHER = 'residentElsewhere';
const view = (mediationId: string, as: As) =>
  must<MediationView>('showMediation', { communityId: MAPLE, mediationId }, as);
const seenBy = (mediationId: string, as: As) =>
  codeOf('showMediation', { communityId: MAPLE, mediationId }, as);
const list = (as: As) =>
  must<{ mediations: MediationLine[]; seconds: SecondLine[] }>(
    'listMediations',
    { communityId: MAPLE },
    as,
  );
const stored = (id: string) =>
  linli.documents<MediationDocument>('mediations').find(({ _id }) => _id === id);
const party = (n: number, mediationId: string, who: PersonKey) =>
  ofMediation(n, mediationId, { name: personOf(who).name, door: householdLabel(linli, who) });
const remove = (n: number, id: string, more = {}) =>
  ofMediation(n, id, { party: 1, gone: 0, reason: 'namesake', ...more });
const note = (n: number, id: string, consents: boolean, more = {}) =>
  ofMediation(n, id, { party: 1, consents, how: 'phone', ...more });
const confirm = (n: number, id: string, holds: boolean, more = {}) =>
  ofMediation(n, id, { party: null, helper: null, gone: 0, holds, ...more });
const toldAbout = (id: string) =>
  linli
    .documents<MessageDocument>('messages')
    .filter(({ subjectId }) => subjectId === id)
    .map(({ residentId }) => residentId);
/** The other party has no WeChat. */
const withoutPhone = () =>
  patch(
    linli,
    'residents',
    { _id: residentIdOf(OTHER) },
    { openid: null, accountKey: `none:${residentIdOf(OTHER)}` },
  );

describe('somebody who was named by mistake', () => {
  it('is taken out by the mediator before they have agreed, and everybody is told', async () => {
    expect((await view(MEDIATION.asked, 'buildingSteward')).may.remove).toStrictEqual([1]);
    expect(await codeOf('removeParty', remove(1, MEDIATION.asked), 'resident')).toBe(
      'MEDIATION_NOT_YOURS',
    );
    const done = await must('removeParty', remove(2, MEDIATION.asked), 'buildingSteward');
    expect(done).toStrictEqual({ removed: true });
    await later();
    const told = toldAbout(MEDIATION.asked);
    expect(told).toContain(residentIdOf('resident'));
    expect(told).toContain(residentIdOf(OTHER));
    const seen = await view(MEDIATION.asked, 'resident');
    expect(seen.parties.length).toBe(1);
    expect(seen.mistakes).toStrictEqual([{ reason: 'namesake', at: seen.mistakes[0]?.at }]);
    expect(JSON.stringify(seen)).not.toContain(personOf(OTHER).name);
  });

  it('sees nothing of it any more but why, and is in nothing of theirs', async () => {
    await must(
      'answerHelper',
      ofMediation(1, MEDIATION.asked, { helper: 0, party: null, consents: true }),
      OTHER,
    );
    await must('removeParty', remove(2, MEDIATION.asked), 'buildingSteward');
    expect(await seenBy(MEDIATION.asked, OTHER)).toBe('MEDIATION_MISTAKEN');
    const { mediations } = await list(OTHER);
    expect(mediations.map(({ mediationId }) => mediationId)).not.toContain(MEDIATION.asked);
    const talk = ofMediation(3, MEDIATION.asked, { party: null, consents: true });
    expect(await codeOf('answerMediation', talk, OTHER)).toBe('MEDIATION_NOT_FOUND');
    const { parties, helpers } = stored(MEDIATION.asked) ?? {};
    expect(JSON.stringify([parties, helpers])).not.toContain(residentIdOf(OTHER));
    const { envelope } = await linli.call('resident', 'exportOwn', { communityId: MAPLE }, OTHER);
    expect((envelope as { data: { mediations: unknown[] } }).data.mediations.length).toBe(3);
    await later(START + 31 * DAY);
    expect(await seenBy(MEDIATION.asked, OTHER)).toBe('MEDIATION_NOT_FOUND');
    expect(JSON.stringify(stored(MEDIATION.asked)?.mistaken)).not.toContain(residentIdOf(OTHER));
  });

  it('has to say so as well once they have agreed, in either order', async () => {
    expect(await must('removeParty', remove(1, MEDIATION.going), 'buildingSteward')).toStrictEqual({
      removed: false,
    });
    expect((await view(MEDIATION.going, OTHER)).parties[1]?.removal).toStrictEqual({
      reason: 'namesake',
      by: 'mediator',
    });
    expect(await codeOf('removeParty', remove(2, MEDIATION.going), 'buildingSteward')).toBe(
      'MEDIATION_MOVED',
    );
    const own = remove(3, MEDIATION.going, { party: null, reason: 'unconcerned' });
    expect(await must('removeParty', own, OTHER)).toStrictEqual({ removed: true });
    expect(stored(MEDIATION.going)).toMatchObject({
      state: 'asked',
      mistaken: [{ reason: 'namesake' }],
    });
    await linli.reset();
    expect(await must('removeParty', own, OTHER)).toStrictEqual({ removed: false });
    await must('removeParty', remove(4, MEDIATION.going), 'buildingSteward');
    expect((await view(MEDIATION.going, 'resident')).parties.length).toBe(1);
  });

  it('stays once it was agreed on, and whoever asked always does', async () => {
    expect(await codeOf('removeParty', remove(1, MEDIATION.agreed), 'mediator')).toBe(
      'MEDIATION_PARTY_STAYS',
    );
    const own = { party: null, reason: 'unconcerned' };
    expect(await codeOf('removeParty', remove(2, MEDIATION.agreed, own), OTHER)).toBe(
      'MEDIATION_PARTY_STAYS',
    );
    const first = remove(3, MEDIATION.asked, { party: 0 });
    expect(await codeOf('removeParty', first, 'buildingSteward')).toBe('MEDIATION_PARTY_STAYS');
    expect((await view(MEDIATION.asked, 'resident')).may.mistaken).toBe(false);
  });

  it('is nobody else once one was taken out: an index of before is refused', async () => {
    const third = party(1, MEDIATION.asked, 'householdRepresentative');
    await must('addParty', third, 'buildingSteward');
    await must('removeParty', remove(2, MEDIATION.asked), 'buildingSteward');
    const again = remove(3, MEDIATION.asked);
    expect(await codeOf('removeParty', again, 'buildingSteward')).toBe('MEDIATION_MOVED');
    const stale = note(4, MEDIATION.asked, false, { gone: 0 });
    expect(await codeOf('answerMediation', stale, 'buildingSteward')).toBe('MEDIATION_MOVED');
    expect((await view(MEDIATION.asked, 'householdRepresentative')).part).toBe('party');
  });

  it('gives way to whom it is about; named again, they are a party as any other', async () => {
    await must('removeParty', remove(1, MEDIATION.asked), 'buildingSteward');
    const right = party(2, MEDIATION.asked, 'householdRepresentative');
    await must('addParty', right, 'buildingSteward');
    expect((await view(MEDIATION.asked, 'householdRepresentative')).part).toBe('party');
    await must('addParty', party(3, MEDIATION.asked, OTHER), 'buildingSteward');
    expect((await view(MEDIATION.asked, OTHER)).part).toBe('party');
  });

  it('who has left the community is known by nothing', async () => {
    await must('removeParty', remove(1, MEDIATION.asked), 'buildingSteward');
    const leaving = { communityId: MAPLE, commandId: commandId(2) };
    const { envelope } = await linli.call('resident', 'leaveCommunity', leaving, OTHER);
    expect(envelope.ok).toBe(true);
    expect(stored(MEDIATION.asked)?.state).toBe('asked');
    expect(JSON.stringify(stored(MEDIATION.asked))).not.toContain(residentIdOf(OTHER));
  });
});

describe('what the mediator writes down for a party with WeChat', () => {
  it('is marked for all with who and when; the party is told, and says that it is so', async () => {
    await must('answerMediation', note(1, MEDIATION.asked, true), 'buildingSteward');
    await later();
    expect(toldAbout(MEDIATION.asked)).toContain(residentIdOf(OTHER));
    for (const as of ['resident', OTHER, 'buildingSteward'] as const) {
      expect((await view(MEDIATION.asked, as)).parties[1]?.note).toMatchObject({
        byName: personOf('buildingSteward').name,
        how: 'phone',
        state: 'told',
        secondName: null,
      });
    }
    expect((await view(MEDIATION.asked, OTHER)).may.confirm).toStrictEqual([{ helper: null }]);
    await must('confirmNote', confirm(2, MEDIATION.asked, true), OTHER);
    const seen = await view(MEDIATION.asked, 'resident');
    expect([seen.state, seen.parties[1]?.note?.state]).toStrictEqual(['going', 'confirmed']);
    expect(await codeOf('confirmNote', confirm(3, MEDIATION.asked, false), OTHER)).toBe(
      'MEDIATION_MOVED',
    );
  });

  it('is as if unsaid once they say that it is not so', async () => {
    await must('answerMediation', note(1, MEDIATION.asked, true), 'buildingSteward');
    expect(await must('confirmNote', confirm(2, MEDIATION.asked, false), OTHER)).toStrictEqual({
      state: 'asked',
    });
    expect(await view(MEDIATION.asked, OTHER)).toMatchObject({
      may: { answer: true, confirm: [] },
      parties: [{}, { consents: null, note: null }],
    });
  });

  it('as their no ends it at once, and it goes on when they never said so, within a month', async () => {
    await must('answerMediation', note(1, MEDIATION.asked, false), 'buildingSteward');
    expect(await view(MEDIATION.asked, OTHER)).toMatchObject({
      state: 'ended',
      end: 'refused',
      may: { confirm: [{ helper: null }] },
    });
    expect(await codeOf('confirmNote', confirm(2, MEDIATION.asked, false), 'resident')).toBe(
      'MEDIATION_MOVED',
    );
    await must('confirmNote', confirm(3, MEDIATION.asked, false), OTHER);
    expect(await view(MEDIATION.asked, OTHER)).toMatchObject({
      state: 'asked',
      end: null,
      may: { answer: true },
    });
    expect(stored(MEDIATION.asked)?.riseAt).not.toBeNull();
    await linli.reset();
    await must('answerMediation', note(4, MEDIATION.asked, false), 'buildingSteward');
    await linli.clock(START + 31 * DAY);
    expect(await codeOf('confirmNote', confirm(5, MEDIATION.asked, false), OTHER)).toBe(
      'MEDIATION_MOVED',
    );
  });

  it('about a relative is marked and denied likewise', async () => {
    const says = ofMediation(1, MEDIATION.asked, { helper: 0, party: 1, consents: true });
    await must('answerHelper', says, 'buildingSteward');
    const [helper] = (await view(MEDIATION.asked, OTHER)).helpers;
    expect(helper).toMatchObject({ comes: true, notes: [null, { state: 'told', how: 'spoken' }] });
    await must('confirmNote', confirm(2, MEDIATION.asked, false, { helper: 0 }), OTHER);
    expect((await view(MEDIATION.asked, OTHER)).helpers[0]).toMatchObject({
      says: [true, null],
      comes: false,
    });
  });
});

describe('what the mediator writes down for a party without WeChat', () => {
  beforeEach(async () => {
    await withoutPhone();
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('stewardElsewhere') },
      {
        roles: [
          {
            role: 'building-steward',
            placeId: stored(MEDIATION.asked)?.parties[1]?.households[0] ?? '',
            placeLabel: '',
            from: '2020-01-01',
            until: null,
          },
        ],
      },
    );
    await must('answerMediation', note(1, MEDIATION.asked, true), 'buildingSteward');
  });

  it('holds once an officer of their door has asked them, who learns nothing else', async () => {
    expect(await view(MEDIATION.asked, 'resident')).toMatchObject({
      state: 'asked',
      parties: [{}, { note: { state: 'waits', secondName: personOf('stewardElsewhere').name } }],
    });
    await later();
    expect(toldAbout(MEDIATION.asked)).toContain(residentIdOf('stewardElsewhere'));
    const { seconds, mediations } = await list('stewardElsewhere');
    expect(mediations).toStrictEqual([]);
    expect(seconds).toStrictEqual([
      {
        mediationId: MEDIATION.asked,
        party: 1,
        gone: 0,
        helper: null,
        about: 'talk',
        name: personOf(OTHER).name,
        door: householdLabel(linli, OTHER),
        byName: personOf('buildingSteward').name,
        at: seconds[0]?.at,
        how: 'phone',
      },
    ]);
    expect(await seenBy(MEDIATION.asked, 'stewardElsewhere')).toBe('MEDIATION_NOT_FOUND');
    const holds = (n: number) => confirm(n, MEDIATION.asked, true, { party: 1 });
    expect(await codeOf('confirmNote', holds(2), 'buildingSteward')).toBe('MEDIATION_NOT_FOUND');
    expect(await codeOf('confirmNote', holds(3), 'secretary')).toBe('MEDIATION_NOT_FOUND');
    await must('confirmNote', holds(4), 'stewardElsewhere');
    expect(await view(MEDIATION.asked, 'resident')).toMatchObject({
      state: 'going',
      parties: [{}, { note: { state: 'confirmed' } }],
    });
    expect((await list('stewardElsewhere')).seconds).toStrictEqual([]);
  });

  it('is gone when they have said no such thing', async () => {
    const denied = confirm(2, MEDIATION.asked, false, { party: 1 });
    await must('confirmNote', denied, 'stewardElsewhere');
    expect(await view(MEDIATION.asked, 'buildingSteward')).toMatchObject({
      state: 'asked',
      parties: [{}, { consents: null, note: null }],
      may: { note: [1] },
    });
  });

  it('waits for another one after three days, and for nobody whose office is over', async () => {
    expect(await codeOf('answerMediation', note(2, MEDIATION.asked, true), 'buildingSteward')).toBe(
      'MEDIATION_MOVED',
    );
    await patch(linli, 'residents', { _id: residentIdOf('stewardElsewhere') }, { roles: [] });
    const holds = confirm(3, MEDIATION.asked, true, { party: 1 });
    expect(await codeOf('confirmNote', holds, 'stewardElsewhere')).toBe('MEDIATION_NOT_FOUND');
    expect((await list('stewardElsewhere')).seconds).toStrictEqual([]);
    await linli.clock(START + 3 * DAY + 60_000);
    await must('answerMediation', note(4, MEDIATION.asked, true), 'buildingSteward');
    expect((await list('secretary')).seconds.length).toBe(1);
  });

  it('that it was a mistake takes the same officer as well, once they have agreed', async () => {
    const holds = confirm(2, MEDIATION.asked, true, { party: 1 });
    await must('confirmNote', holds, 'stewardElsewhere');
    const asked = remove(3, MEDIATION.asked);
    expect(await must('removeParty', asked, 'buildingSteward')).toStrictEqual({ removed: false });
    expect((await list('stewardElsewhere')).seconds).toMatchObject([{ about: 'removal' }]);
    await must('removeParty', remove(4, MEDIATION.asked), 'stewardElsewhere');
    expect((await view(MEDIATION.asked, 'resident')).parties.length).toBe(1);
    expect((await list('stewardElsewhere')).seconds).toStrictEqual([]);
  });

  it('is nobody’s to ask where there is no such officer', async () => {
    await linli.reset();
    await withoutPhone();
    await patch(linli, 'residents', { 'roles.role': 'secretary' }, { roles: [] });
    expect(await codeOf('answerMediation', note(1, MEDIATION.asked, true), 'buildingSteward')).toBe(
      'MEDIATION_NO_SECOND',
    );
    await must('answerMediation', note(2, MEDIATION.asked, false), 'buildingSteward');
    expect(stored(MEDIATION.asked)?.end).toBe('refused');
  });
});

it('nothing that was written down for somebody else can be signed over them', async () => {
  await withoutPhone();
  await must('answerMediation', note(1, MEDIATION.asked, true), 'buildingSteward');
  const written = ofMediation(2, MEDIATION.asked, AGREEING);
  expect(await codeOf('writeAgreement', written, 'buildingSteward')).toBe('MEDIATION_MOVED');
});
