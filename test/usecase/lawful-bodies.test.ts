import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SCHEME } from '../../cloudfunctions/ballot/body/body-rules.ts';
import type { MotionDocument, VoterDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { CovenantDocument } from '../../cloudfunctions/covenant/collections.ts';
import type { BodyChoice, MotionDetail, MotionForm } from '../../typings/contract/motion.ts';
import { HOME, idOf, MAPLE, PLACE, START } from '../support/community.ts';
import { COVENANT } from '../support/covenants.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, MOTION, NO, onVoter, QUESTION } from '../support/motions.ts';
import { noteAndAgree } from '../support/notes.ts';
import { patch } from '../support/patch.ts';
import { settleSettings } from '../support/settings.ts';
import { talkWith } from '../support/talk.ts';

/** Each body decides at its places, about its matters and texts, when its office convenes it, while it sits. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const { ask, refusal } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });
const motion = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
const text = (covenantId: string) =>
  linli
    .documents<CovenantDocument>('covenants')
    .find(({ _id }) => _id === covenantId) as CovenantDocument;
const voter = (motionId: string, key: string) =>
  linli
    .documents<VoterDocument>('voters')
    .find(({ _id }) => _id === `${motionId}:${key}`) as VoterDocument;

/** All that a form has to say: an assembly of the whole community, announced in time. */
const FORM: MotionForm = {
  title: '大扫除',
  body: '',
  placeId: MAPLE,
  ruleId: 'residents-assembly',
  basis: 'households',
  matter: 'community',
  covenantId: null,
  questions: [QUESTION],
  secret: false,
  opensAt: START + 12 * DAY,
  closesAt: START + 13 * DAY,
  countsAt: START + 13 * DAY + HOUR,
  partyConsultedOn: '2026-06-01',
  urgentReason: '',
  authorisation: '',
  registered: 6,
  women: 0,
  reviseOn: null,
};
const SESSION = { venue: '社区活动室', startsAt: START + 13 * DAY - 3 * HOUR };
const OWNERS: Partial<MotionForm> = {
  totalsReason: '面积表还在核对',
  placeId: PLACE.estate,
  ruleId: 'owners-ordinary',
  basis: 'owners',
  matter: 'owners-other',
  registered: 4,
  partyConsultedOn: null,
  opensAt: START + 16 * DAY,
  closesAt: START + 22 * DAY,
  countsAt: START + 22 * DAY,
};
const TALK: Partial<MotionForm> = {
  placeId: PLACE.building,
  ruleId: 'consultation',
  matter: 'local',
  registered: 0,
  partyConsultedOn: null,
  opensAt: START + 4 * DAY,
  closesAt: START + 6 * DAY,
  countsAt: START + 6 * DAY,
};

let n = 0;
/** Written and announced by one person. @returns the motion, and what the announcement was answered */
async function announced(more: Partial<MotionForm>, as: As = 'secretary') {
  n += 2;
  const draft = {
    communityId: MAPLE,
    motionId: null,
    form: { ...FORM, ...more },
    commandId: commandId(n),
  };
  const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, as);
  const command = on(motionId, { commandId: commandId(n + 1) });
  return { motionId, answer: await refusal('ballot.announceMotion', command, as) };
}
const answerTo = async (more: Partial<MotionForm>, as?: As) => (await announced(more, as)).answer;
const problem = (code: string) => ['MOTION_HAS_PROBLEMS', { problems: code }];

/** A settled text of one of the estates. */
async function settledOfEstate(): Promise<string> {
  const made = {
    communityId: MAPLE,
    placeId: PLACE.estate,
    kind: 'frame',
    frameId: null,
    title: '一期管理规约',
    preamble: '',
    clauses: [{ chapter: '', text: '车停在划好的线里。' }],
    commandId: commandId(900),
  };
  const { covenantId } = await ask<{ covenantId: string }>(
    'covenant.createCovenant',
    made,
    'secretary',
  );
  const settle = { communityId: MAPLE, covenantId, version: 1, commandId: commandId(901) };
  await ask('covenant.settleCovenant', settle, 'secretary');
  return covenantId;
}

async function setRules(more: object): Promise<void> {
  n += 1;
  const settings = {
    leastDays: 5,
    mostDays: 60,
    publicationDays: 15,
    proxiesPerPerson: 0,
    remoteRule: '',
    ownersApproval: '',
    ...more,
  };
  await settleSettings(linli, n, settings);
}

async function update(collectionName: string, _id: string, $set: object): Promise<void> {
  await linli.cloud.database.command('database.updateDocument', {
    collectionName,
    queryType: 'WHERE',
    query: JSON.stringify({ _id }),
    data: JSON.stringify({ $set }),
    multi: false,
    upsert: false,
    merge: true,
  });
}

describe('a body and its place', () => {
  it('a building or a stair holds no residents’ assembly', async () => {
    const building = { placeId: PLACE.building, registered: 3 };
    expect(await answerTo(building)).toStrictEqual(problem('place-unfit'));
    const stair = { placeId: PLACE.stair, registered: 2 };
    expect(await answerTo(stair)).toStrictEqual(problem('place-unfit'));
    expect(await answerTo({ session: SESSION })).toBe('ok');
  });

  it('owners of one building decide by themselves only where a local rule is recorded', async () => {
    const building = { ...OWNERS, placeId: PLACE.building, registered: 3 };
    expect(await answerTo(building, 'ownersCommittee')).toStrictEqual(
      problem('local-rule-missing'),
    );
    await setRules({ buildingRule: '枫街办〔2026〕3号' });
    expect(await answerTo(building, 'ownersCommittee')).toBe('ok');
  });

  it('owners are convened by their committee, by the secretary only where there is none and a rule says so', async () => {
    expect(await answerTo(OWNERS, 'secretary')).toStrictEqual(problem('convener-unfit'));
    const other = { ...OWNERS, placeId: PLACE.otherEstate, registered: 2 };
    await setRules({ convenerRule: '枫街办〔2026〕4号' });
    expect(await answerTo(OWNERS, 'secretary')).toStrictEqual(problem('convener-unfit'));
    expect(await answerTo(other, 'secretary')).toBe('ok');
    const { motionId, answer } = await announced(OWNERS, 'ownersCommittee');
    expect(answer).toBe('ok');
    expect([motion(motionId).convenedAs, motion(motionId).scheme]).toStrictEqual([
      'owners-committee',
      SCHEME,
    ]);
    const cancel = on(motionId, { reason: '改期', commandId: commandId(800) });
    expect(await refusal('ballot.cancelMotion', cancel, 'secretary')).toStrictEqual([
      'NOT_ALLOWED',
      undefined,
    ]);
    expect(await refusal('ballot.cancelMotion', cancel, 'ownersCommittee')).toBe('ok');
  });

  it('whoever did not convene it neither answers for it nor records its filing', async () => {
    const { motionId } = await announced(OWNERS, 'ownersCommittee');
    const objecting = { kind: 'roster', text: '我家没有写上。', commandId: commandId(810) };
    const { objectionId } = await ask<{ objectionId: string }>(
      'ballot.raiseObjection',
      on(motionId, objecting),
      'resident',
    );
    const mayAnswer = async (as: As) =>
      (await ask<{ mayAnswer: boolean }>('ballot.listObjections', on(motionId), as)).mayAnswer;
    expect([await mayAnswer('secretary'), await mayAnswer('ownersCommittee')]).toStrictEqual([
      false,
      true,
    ]);
    const said = { objectionId, answer: '查过了。', correction: { kind: 'none' } };
    const answer = on(motionId, { ...said, commandId: commandId(811) });
    const notAllowed = ['NOT_ALLOWED', undefined];
    expect(await refusal('ballot.answerObjection', answer, 'secretary')).toStrictEqual(notAllowed);
    expect(await refusal('ballot.answerObjection', answer, 'ownersCommittee')).toBe('ok');
    await patch(linli, 'motions', { _id: motionId }, { state: 'published' });
    const filing = on(motionId, { day: '2026-06-15', office: '街道', commandId: commandId(812) });
    expect(await refusal('ballot.recordFiling', filing, 'secretary')).toStrictEqual(notAllowed);
    expect(await refusal('ballot.recordFiling', filing, 'ownersCommittee')).toBe('ok');
  });

  it('whoever writes a motion is offered what they may convene there, and nothing else', async () => {
    const offered = async (placeId: string, as: As) => {
      const input = { communityId: MAPLE, placeId };
      const { bodies } = await ask<{ bodies: BodyChoice[] }>('ballot.listBodies', input, as);
      return bodies.map(({ ruleId, matters }) => `${ruleId}: ${matters.join(' ')}`);
    };
    expect(await offered(PLACE.building, 'buildingSteward')).toStrictEqual([
      'consultation: local community',
    ]);
    expect(await offered(MAPLE, 'secretary')).toStrictEqual([
      'residents-assembly: covenant community',
      'residents-representatives: covenant community',
      'consultation: local community',
    ]);
    expect(await offered(PLACE.estate, 'ownersCommittee')).toStrictEqual([
      'owners-ordinary: covenant owners-other',
      'owners-special: owners-funds owners-rebuild owners-change-use',
    ]);
    await setRules({ communityKind: 'village' });
    expect(await offered(MAPLE, 'secretary')).toStrictEqual([
      'villagers-assembly: covenant community',
      'villagers-representatives: community',
      'consultation: local community',
    ]);
    expect(await offered(PLACE.estate, 'secretary')).toStrictEqual([
      'villager-group: group',
      'consultation: local community',
    ]);
  });

  it('a vote of the former scheme ends as it began, and shows what it was', async () => {
    const show = () => ask<MotionDetail>('ballot.showMotion', on(MOTION.open), 'resident');
    const before = await show();
    expect([before.form.ruleId, before.formerBody]).toStrictEqual(['residents-assembly', true]);
    await noteAndAgree(linli, 'checkInFor', onVoter(1), 'stairSteward');
    await ask('ballot.castBallot', casting(2), 'resident');
    await linli.clock(START + 6 * HOUR);
    const { result, formerBody } = await show();
    expect([result?.questions[0]?.tally?.present, formerBody]).toStrictEqual([
      { persons: 1 },
      true,
    ]);
  });
});

describe('a body and a text', () => {
  it('the community’s text is not put to a stair, to owners, or along with another matter', async () => {
    const covenant = { matter: 'covenant', covenantId: COVENANT.settled } as const;
    const stair = { ...covenant, placeId: PLACE.stair, registered: 2 };
    expect(await answerTo(stair, 'ownersCommittee')).toStrictEqual(problem('place-unfit'));
    const owners = { ...OWNERS, covenantId: COVENANT.settled };
    expect(await answerTo(owners, 'ownersCommittee')).toStrictEqual(problem('covenant-not-theirs'));
    const beside = { session: SESSION, covenantId: COVENANT.settled };
    expect(await answerTo(beside)).toStrictEqual(problem('covenant-not-theirs'));
    expect(text(COVENANT.settled).motionId).toBe(null);
    expect(await answerTo({ session: SESSION, ...covenant })).toBe('ok');
  });

  it('the text of an estate is adopted by its owners, with the authority’s approval, and by nobody else', async () => {
    const covenantId = await settledOfEstate();
    const covenant = { matter: 'covenant', covenantId } as const;
    expect(await answerTo({ ...covenant, session: SESSION })).toStrictEqual(
      problem('covenant-elsewhere'),
    );
    const owners = { ...OWNERS, ...covenant };
    expect(await answerTo(owners, 'ownersCommittee')).toStrictEqual(problem('approval-missing'));
    await setRules({ ownersApproval: '枫房管〔2026〕8号' });
    const elsewhere = { ...owners, covenantId: COVENANT.settled };
    expect(await answerTo(elsewhere, 'ownersCommittee')).toStrictEqual(
      problem('covenant-elsewhere'),
    );
    expect(await answerTo(owners, 'ownersCommittee')).toBe('ok');
  });

  /** The published motion carried a text that it holds; a body of its place could not adopt that. */
  async function carried(more: object): Promise<void> {
    const { fingerprint, title } = text(COVENANT.settled);
    const covenant = { covenantId: COVENANT.settled, title, fingerprint };
    const { form } = motion(MOTION.published);
    const voted = { ...form, matter: 'covenant', covenantId: COVENANT.settled };
    await update('motions', MOTION.published, { covenant, form: voted, ...more });
    await update('covenants', COVENANT.settled, { motionId: MOTION.published });
    await linli.clock(START + 16 * DAY);
    await linli.timer('ballot');
  }

  it('what was checked at the announcement is checked again when the text takes effect', async () => {
    await carried({ scheme: 2, convenedAs: 'secretary' });
    expect(motion(MOTION.published).state).toBe('closed');
    expect(text(COVENANT.settled).state).toBe('draft');
    expect(motion(MOTION.published).unadopted).toBe('place-unfit');
    const shown = await ask<MotionDetail>('ballot.showMotion', on(MOTION.published), 'resident');
    expect(shown.unadopted).toBe('place-unfit');
  });

  it('a text that was voted on under the former scheme is in force as it was announced', async () => {
    await carried({});
    expect(text(COVENANT.settled).state).toBe('adopted');
    expect(motion(MOTION.published).unadopted).toBe(undefined);
  });
});

describe('notice and sitting', () => {
  it('no urgency shortens the fifteen days of owners', async () => {
    const days = { opensAt: START + 5 * DAY, closesAt: START + 11 * DAY };
    const urgent = { ...OWNERS, ...days, countsAt: START + 11 * DAY, urgentReason: '水管爆裂' };
    expect(await answerTo(urgent, 'ownersCommittee')).toStrictEqual(problem('notice-too-short'));
    const late = { ...OWNERS, urgentReason: '水管爆裂' };
    expect(await answerTo(late, 'ownersCommittee')).toStrictEqual(problem('urgency-unfit'));
  });

  it('a meeting has a place and a time, and sits for one day at most', async () => {
    const long = { closesAt: START + 60 * DAY, countsAt: START + 60 * DAY };
    expect(await answerTo(long)).toStrictEqual(problem('session-missing'));
    const rolling = { ...long, session: { ...SESSION, startsAt: FORM.opensAt } };
    expect(await answerTo(rolling)).toStrictEqual(problem('session-too-long'));
    const nowhere = { session: { ...SESSION, venue: '' } };
    expect(await answerTo(nowhere)).toStrictEqual(problem('session-unfit'));
    const before = { session: { ...SESSION, startsAt: FORM.opensAt - 1 } };
    expect(await answerTo(before)).toStrictEqual(problem('session-unfit'));
    const oneDay = { ...long, session: { ...SESSION, startsAt: START + 59 * DAY } };
    expect(await answerTo(oneDay)).toBe('ok');
  });

  it('objections to the roster get three whole days, also when it is urgent', async () => {
    const opens = (days: number) => ({
      opensAt: START + days * DAY,
      closesAt: START + days * DAY + 8 * HOUR,
      countsAt: START + days * DAY + 8 * HOUR,
      session: { ...SESSION, startsAt: START + days * DAY },
      urgentReason: '水管爆裂',
    });
    expect(await answerTo(opens(3))).toStrictEqual(problem('objections-too-short'));
    expect(await answerTo(opens(4))).toBe('ok');
    const talk = { ...TALK, opensAt: START + 3 * DAY };
    expect(await answerTo(talk)).toStrictEqual(problem('objections-too-short'));
  });

  it('present is who was there while it sat', async () => {
    const { motionId } = await announced({ session: SESSION });
    const code = () => ask<{ code: string }>('ballot.showRoomCode', on(motionId), 'secretary');
    const tick = (command: number, voterId: string) =>
      refusal('ballot.checkInFor', onVoter(command, { motionId, voterId }), 'gridOfficer');
    const early = ['ROOM_NOT_OPEN', { opensAt: SESSION.startsAt }];
    await linli.clock(FORM.opensAt + HOUR);
    // answers from elsewhere come in already
    const away = casting(1, { motionId, voterId: THIRD });
    expect(await refusal('ballot.castBallot', away, 'householdRepresentative')).toBe('ok');
    expect(await refusal('ballot.showRoomCode', on(motionId), 'secretary')).toStrictEqual(early);
    expect(await tick(700, HOME.first)).toStrictEqual(early);
    await linli.clock(SESSION.startsAt);
    const { code: six } = await code();
    const own = { ...on(motionId), voterId: HOME.second, code: six };
    expect(await refusal('ballot.checkIn', own, 'resident')).toBe('ok');
    const first = onVoter(701, { motionId, voterId: HOME.first });
    const { envelope } = await noteAndAgree(linli, 'checkInFor', first, 'stairSteward');
    expect(envelope.ok).toBe(true);
    await linli.clock(FORM.closesAt);
    expect(await tick(702, THIRD)).toStrictEqual(['MOTION_CLOSED', undefined]);
    const room = (voterId: string, command: number) =>
      onVoter(command, { motionId, voterId, serial: null, channel: 'room', answers: NO });
    const later = await refusal(
      'ballot.enterPaper',
      room(idOf(MAPLE, '一期', '2栋', '1单元', '101'), 703),
      'gridOfficer',
    );
    expect(later).toStrictEqual(['ROOM_OVER', undefined]);
    expect(await refusal('ballot.enterPaper', room(HOME.first, 704), 'stairSteward')).toBe('ok');
    expect(
      [HOME.first, HOME.second, THIRD].map((key) => voter(motionId, key).present),
    ).toStrictEqual([true, true, false]);
  });
});
