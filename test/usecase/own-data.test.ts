import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldAbout } from '../../cloudfunctions/kernel/database/about.ts';
import { sealContact } from '../../cloudfunctions/people/phone/seal-contact.ts';
import { aboutCollections } from '../../scripts/collections.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { CLAUSE } from '../support/covenants.ts';
import { settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { MATTER, OF_MATTERS } from '../support/matters.ts';
import { IDS_ELSEWHERE, NOT_HERE } from '../support/not-own.ts';
import { OF_CARDS, OWN_CARDS } from '../support/own-cards.ts';
import { GIVEN, givenForThem } from '../support/own-marks.ts';
import { ACCOUNT, leaveOwnTraces, OWN_TASK, triesId, VOTER } from '../support/own-traces.ts';
import { leavePairings } from '../support/pairings.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';
import { leaveTraces } from '../support/traces.ts';

/**
 * What the community keeps about somebody, field by field, as the collections declare it: it is in the data that they
 * take along, and it is gone once they have left; or the reason is here, or in the declaration.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const { ask } = talkWith(() => linli);
const ID = residentIdOf('resident');
type Doc = Record<string, unknown> & { _id: string };

/** Collection → a document about the resident of the second household. */
const ABOUT_ONE: Record<string, (one: Doc) => boolean> = {
  residents: ({ _id }) => _id === ID,
  pictures: ({ residentId }) => residentId === ID,
  joinRequests: ({ openid }) => openid === 'oTest-resident-7Yk2',
  consents: ({ principalId, agentId }) => principalId === ID || agentId === ID,
  setups: ({ _id }) => _id === MAPLE,
  receipts: ({ _id, residentId }) => residentId === ID || _id === GIVEN,
  recoveries: ({ householdId }) => householdId === HOME.second,
  messages: ({ residentId }) => residentId === ID,
  comments: ({ residentId }) => residentId === ID,
  amendments: ({ residentId }) => residentId === ID,
  volunteers: ({ residentId }) => residentId === ID,
  objections: ({ residentId, _id }) => residentId === ID && _id.endsWith('78'),
  reports: ({ residentId }) => residentId === ID,
  covenantReports: ({ residentId }) => residentId === ID,
  reactions: ({ residentId }) => residentId === ID,
  drafts: ({ residentId }) => residentId === ID,
  proposals: ({ residentId }) => residentId === ID,
  voters: ({ _id }) => _id === VOTER,
  ballots: ({ _id }) => _id === VOTER,
  proxies: ({ agentId }) => agentId === ID,
  ballotLimits: ({ residentId }) => residentId === ID,
  tries: ({ _id }) => _id === triesId('2026-06-15'),
  accounts: ({ _id }) => _id === ACCOUNT,
  claims: ({ accountId }) => accountId === ACCOUNT,
  ledger: ({ accountId }) => accountId === ACCOUNT,
  reservations: ({ accountId }) => accountId === ACCOUNT,
  attendances: ({ residentId }) => residentId === ID,
  certificates: ({ residentId }) => residentId === ID,
  insuredNumbers: ({ residentId }) => residentId === ID,
  members: ({ residentId }) => residentId === ID,
  feedbacks: ({ residentId }) => residentId === ID,
  guardianConsents: ({ residentId }) => residentId === ID,
  matters: ({ _id }) => _id === MATTER.accepted,
  doorVisits: ({ householdId }) => householdId === HOME.second,
  diaryEntries: ({ residentId }) => residentId === ID,
  pairings: ({ elderId, helperId }) => elderId === ID || helperId === ID,
  pairingVisits: ({ helperId }) => helperId === ID,
  pairingDiary: ({ writerId }) => writerId === ID,
  meetingAnswers: ({ residentId }) => residentId === ID,
  presences: ({ residentId }) => residentId === ID,
  meetingTasks: ({ ownerId, _id }) => ownerId === ID || _id === OWN_TASK,
  busyTimes: ({ residentId }) => residentId === ID,
  dateAnswers: ({ residentId }) => residentId === ID,
  roomDays: ({ communityId }) => communityId === MAPLE,
  ...OF_CARDS,
};

const AN_ID = 'an id, which means nothing elsewhere';
const AN_ACCOUNT = 'the account in this mini-program, which means nothing elsewhere';
const COUNTED = 'exported as a number';
const NOT_EXPORTED: Record<string, string> = {
  'residents.accountKey': AN_ACCOUNT,
  'residents.openid': AN_ACCOUNT,
  'residents.households.householdId': AN_ID,
  'residents.households.owner.decidedBy': AN_ID,
  'residents.lineages': AN_ID,
  'residents.adult': 'the state is exported; by whom is an id',
  'residents.contact': 'the number is exported open, and kept sealed',
  'residents.left': 'a home, exported while it was theirs; kept for the days of a vote',
  'residents.vacated': AN_ID,
  'residents.grants': COUNTED,
  'residents.sends': COUNTED,
  'joinRequests.householdId': AN_ID,
  'joinRequests.lineage': AN_ID,
  'joinRequests.accountKey': AN_ACCOUNT,
  'joinRequests.openid': AN_ACCOUNT,
  'joinRequests.openKey': AN_ID,
  'joinRequests.agreedBy': 'the name of an officer, not of who asks',
  'consents.recordedBy': AN_ID,
  'setups.code.issuedBy': 'the id of who gave it out, not of who used it',
  'setups.code.usedBy': AN_ACCOUNT,
  'pictures.residentId': AN_ID,
  'pictures.fileId': 'the picture itself is exported, by an address that works for a while',
  'setups.secretary': AN_ACCOUNT,
  'meetingAnswers.proxyHolderId': AN_ID,
  'presences._id': AN_ID,
  'receipts._id': AN_ID,
  'receipts.residentId': AN_ID,
  'receipts.households': AN_ID,
  'receipts.keys': AN_ID,
  'receipts.authorHomes': AN_ID,
  'messages._id': AN_ID,
  'messages.residentId': AN_ID,
  'messages.openid': AN_ACCOUNT,
  'messages.data': 'the message itself is in the person’s WeChat',
  'comments.residentId': AN_ID,
  'comments.stance': 'it shows in the text',
  'comments.from': 'the building, which is exported as a home',
  'amendments.residentId': AN_ID,
  'amendments.from': 'the building, which is exported as a home',
  'insuredNumbers._id': AN_ID,
  'insuredNumbers.residentId': AN_ID,
  'insuredNumbers.numberCipher': 'the number is exported open, and kept sealed',
  'feedbacks._id': AN_ID,
  'feedbacks.residentId': AN_ID,
  'guardianConsents._id': AN_ID,
  'guardianConsents.residentId': AN_ID,
  'guardianConsents.guardianId': AN_ID,
  'guardianConsents.notedBy': AN_ID,
  'guardianConsents.confirmedBy': AN_ID,
  'volunteers._id': AN_ID,
  'volunteers.residentId': AN_ID,
  'volunteers.claims': 'the shifts themselves are exported',
  'volunteers.limits': 'exported as what the team says',
  'volunteers.lates': 'the time of each is exported',
  'amendments.taking': 'the drafting group’s answer',
  'objections.residentId': AN_ID,
  'objections.from': 'the building, which is exported as a home',
  'objections.added': 'whom it adds, until the roster has them',
  'objections.answeredBy': 'an officer, in the public answer',
  'objections.confirmedBy': 'an officer, in the public answer',
  'objections.corrected': 'public, with the answer',
  'reports.residentId': AN_ID,
  'covenantReports.residentId': AN_ID,
  'reactions._id': AN_ID,
  'reactions.residentId': AN_ID,
  'reactions.value': COUNTED,
  'drafts._id': AN_ID,
  'drafts.residentId': AN_ID,
  'proposals.residentId': AN_ID,
  'proposals.proposedBy': AN_ID,
  'voters._id': AN_ID,
  'voters.key': AN_ID,
  'voters.places': AN_ID,
  'voters.around': AN_ID,
  'voters.claims': AN_ID,
  'voters.unit': AN_ID,
  'voters.owners': 'of the register, with the home',
  'voters.area': 'of the register, with the home',
  'voters.label': 'the home, which is exported',
  'voters.present': 'shown in the vote itself',
  'voters.voids': 'shown in the vote itself',
  'voters.absences': 'shown in the vote itself',
  'voters.numbers': 'keyed hashes of the register, which mean nothing elsewhere',
  'voters.notes': 'shown in the vote itself until it is counted',
  'voters.notes.by': 'shown in the vote itself until it is counted',
  'voters.notes.reason': 'shown in the vote itself until it is counted',
  'voters.notes.agent': 'shown in the vote itself until it is counted',
  'ballots._id': AN_ID,
  'ballots.receipt': 'on the phone that has voted, and in the vote itself',
  'ballots.choice': 'shown in the vote itself: what is taken along says whether, never what',
  'ballots.area': 'of the register, with the home',
  'ballots.caster': AN_ID,
  'proxies._id': AN_ID,
  'proxies.agentId': AN_ID,
  'proxies.voterKey': 'the vote is exported under its voter’s name',
  'ballotLimits._id': AN_ID,
  'ballotLimits.residentId': AN_ID,
  'tries._id': 'a keyed hash',
  'accounts._id': AN_ID,
  'accounts.bearer': AN_ID,
  'claims.attendanceId': AN_ID,
  'claims.bearer': AN_ID,
  'claims.accountId': AN_ID,
  'claims.placeId': AN_ID,
  'ledger._id': AN_ID,
  'ledger.accountId': AN_ID,
  'ledger.sourceId': AN_ID,
  'ledger.sides': 'its own side is exported as points',
  'reservations.bearer': AN_ID,
  'reservations.accountId': AN_ID,
  'reservations.placeId': AN_ID,
  'reservations.askedBy': 'the officer at the counter',
  'attendances._id': AN_ID,
  'members._id': AN_ID,
  ...OF_MATTERS,
  'pairings.placeId': AN_ID,
  'pairings.elderId': AN_ID,
  'pairings.helperId': AN_ID,
  'pairings.elderKey': AN_ID,
  'pairings.helperKey': AN_ID,
  'pairings.coordinator': AN_ID,
  'pairings.guardian': AN_ID,
  'pairings.agreed.helper': 'one’s own word is exported',
  'pairings.agreed.elder': 'one’s own word is exported',
  'pairings.agreed.guardian': 'one’s own word is exported',
  'pairingVisits.helperId': AN_ID,
  'pairingDiary.writerId': AN_ID,
  ...IDS_ELSEWHERE,
};

/** What is exported in other words: states, ways, and the places of clauses. */
const IN_WORDS: unknown[] = ['add', 'self', CLAUSE.first];

/** Of what is under way for a moment, or of a register: a field of a document that is seeded otherwise. */
const NOT_SEEDED = [
  ...Object.keys(OF_MATTERS).filter((field) => /takenBy|holder|moves|tasks/.test(field)),
  ...['answeredBy', 'confirmedBy', 'corrected'].map((field) => `objections.${field}`),
  'amendments.taking',
  'voters.owners',
  'voters.area',
  'voters.numbers',
  'presences.name',
  'voters.notes',
  'voters.notes.by',
  'voters.notes.reason',
  'voters.notes.agent',
  'ballots.area',
  'scoreEntries.reason',
];

interface Field {
  path: string;
  /** how long it is kept */
  kept: string;
}

function personalFields(fields: Record<string, FieldAbout>, prefix = ''): Field[] {
  return Object.entries(fields).flatMap(([name, about]): Field[] => {
    if (about === 'plain' || name === 'change') return [];
    const path = `${prefix}${name}`;
    return [
      ...('what' in about ? [{ path, kept: about.kept }] : []),
      ...('fields' in about ? personalFields(about.fields, `${path}.`) : []),
    ];
  });
}

const DECLARED = new Map(
  (await aboutCollections())
    .map(({ name, fields }) => [name, personalFields(fields)] as const)
    .filter(([, fields]) => fields.length > 0),
);

/** Texts and numbers that stand at a path, in all elements of a list. */
function leavesAt(value: unknown, path: readonly string[]): (string | number | boolean)[] {
  if (Array.isArray(value)) return value.flatMap((one) => leavesAt(one, path));
  const [first, ...rest] = path;
  if (typeof value === 'object' && value !== null) {
    const holders = value as Record<string, unknown>;
    if (first !== undefined) return leavesAt(holders[first], rest);
    return Object.values(holders).flatMap((one) => leavesAt(one, []));
  }
  if (path.length > 0) return [];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [value] : [];
}

const documentsOf = (collection: string) =>
  linli.documents<Doc>(collection).filter(ABOUT_ONE[collection] ?? (() => false));
const leavesOf = (documents: readonly Doc[], path: string) =>
  documents.flatMap((one) => leavesAt(one, path.split('.')));
const tried = [...DECLARED].filter(([name]) => name in ABOUT_ONE);

async function prepare(): Promise<void> {
  await linli.reset();
  await leaveTraces(linli);
  await leaveOwnTraces(linli);
  await leavePairings(linli);
  const office = {
    role: 'volunteer',
    placeId: MAPLE,
    placeLabel: '枫林社区',
    from: '2026-01-01',
    until: '2026-06-01',
  };
  const vacated = [HOME.otherEstate];
  const left = [{ householdId: 'h', label: '旧家', joinedAt: 1, at: 2, until: START + 9e9 }];
  const owner = {
    state: 'confirmed',
    at: 1,
    as: '云溪商贸有限公司',
    number: null,
    decidedBy: residentIdOf('stairSteward'),
    basis: '营业执照和授权书',
  };
  const contact = sealContact({ phone: '13900000077', from: 480, until: 1200 });
  const entry = { roles: [office], sends: { sent: 3 }, vacated, left, contact };
  await patch(linli, 'residents', { _id: ID }, { ...entry, 'households.0.owner': owner });
  await patch(linli, 'setups', { _id: MAPLE }, { 'secretary.name': '顾南枝' });
  const gone = { at: START - 13 * 60 * 60_000, how: 'code', by: residentIdOf('stairSteward') };
  await patch(linli, 'attendances', { residentId: ID }, { left: gone });
  const [receipt] = documentsOf('receipts');
  await linli.cloud.database.insertMany('receipts', [givenForThem(receipt)] as never);
}

describe('what is kept about somebody', () => {
  it('is declared: every collection is tried here, or says why not', () => {
    const names = [...Object.keys(ABOUT_ONE), ...Object.keys(NOT_HERE)];
    expect(names.sort()).toStrictEqual([...DECLARED.keys()].sort());
    const fields = tried.flatMap(([name, all]) => all.map(({ path }) => `${name}.${path}`));
    for (const field of Object.keys(NOT_EXPORTED)) assert.ok(fields.includes(field), field);
  });

  it('is exported, field by field, or the reason is given', async () => {
    await prepare();
    const exported = JSON.stringify(
      await ask('resident.exportOwn', { communityId: MAPLE }, 'resident'),
    );
    for (const [name, fields] of tried) {
      for (const { path } of fields) {
        const field = `${name}.${path}`;
        const leaves = leavesOf(documentsOf(name), path);
        if (!NOT_SEEDED.includes(field)) assert.ok(leaves.length > 0, `${field} is seeded`);
        if (NOT_EXPORTED[field]) continue;
        const inner = fields.filter((one) => one.path.startsWith(`${path}.`));
        const notExported = inner
          .filter((one) => NOT_EXPORTED[`${name}.${one.path}`])
          .flatMap((one) => leavesOf(documentsOf(name), one.path));
        const missing = leaves.filter(
          (leaf) =>
            !notExported.includes(leaf) &&
            !IN_WORDS.includes(leaf) &&
            !String(leaf).startsWith('person-') &&
            !exported.includes(JSON.stringify(leaf).replace(/^"|"$/g, '')),
        );
        assert.deepEqual(missing, [], field);
      }
    }
  });

  it('is gone once they have left, unless the declaration says why it stays', async () => {
    await prepare();
    const before = new Map(tried.map(([name]) => [name, documentsOf(name)]));
    const input = { communityId: MAPLE, commandId: commandId(1) };
    await ask('resident.leaveCommunity', input, 'resident');
    await settle(linli);
    for (const [name, fields] of tried) {
      for (const { path, kept } of fields) {
        if (!/leaves? the community/.test(kept)) continue;
        for (const document of before.get(name) ?? []) {
          const now = linli.documents<Doc>(name).find(({ _id }) => _id === document._id);
          const was = leavesOf([document], path);
          const left = now ? leavesOf([now], path).filter((leaf) => was.includes(leaf)) : [];
          // A consent names two people: the other one stays.
          const own = name === 'consents' ? left.filter((leaf) => leaf === '顾南枝') : left;
          const still = own.filter((leaf) => leaf !== ID && typeof leaf === 'string');
          assert.deepEqual(still, [], `${name}.${path} of ${document._id}: ${kept}`);
        }
      }
    }
  });

  it('is all that goes: what is about others stays as it is', async () => {
    await prepare();
    const mentions = [ID, 'oTest-resident-7Yk2', '顾南枝', HOME.second, ...OWN_CARDS];
    const others = () =>
      [...DECLARED.keys()]
        .filter((name) => !['audit', 'tries'].includes(name))
        .map((name): [string, string[]] => [
          name,
          linli
            .documents<Doc>(name)
            .map((one) => JSON.stringify(one))
            .filter((one) => !mentions.some((text) => one.includes(text)))
            .sort(),
        ]);
    const before = Object.fromEntries(others());
    const input = { communityId: MAPLE, commandId: commandId(1) };
    await ask('resident.leaveCommunity', input, 'resident');
    for (const [name, kept] of others()) {
      for (const one of before[name] ?? []) assert.ok(kept.includes(one), `${name}: ${one}`);
    }
  });

  it('of a set-up is that of whoever took its code', async () => {
    await prepare();
    const before = documentsOf('setups');
    const input = { communityId: MAPLE, commandId: commandId(1) };
    await ask('resident.leaveCommunity', input, 'residentElsewhere');
    expect(documentsOf('setups')).toStrictEqual(before);
  });
});
