import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldAbout } from '../../cloudfunctions/kernel/database/about.ts';
import { aboutCollections } from '../../scripts/collections.ts';
import { HOME, MAPLE, residentIdOf } from '../support/community.ts';
import { CLAUSE } from '../support/covenants.ts';
import { settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { leaveOwnTraces, triesId, VOTER } from '../support/own-traces.ts';
import { leavePairings } from '../support/pairings.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';
import { leaveTraces } from '../support/traces.ts';

/**
 * What the community keeps about somebody, field by field, as the collections themselves declare it: it
 * is in the data that the person takes along, and it is gone once they have left; or the reason is here,
 * or in the declaration.
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
  joinRequests: ({ openid }) => openid === 'oTest-resident-7Yk2',
  consents: ({ principalId, agentId }) => principalId === ID || agentId === ID,
  setups: ({ _id }) => _id === MAPLE,
  receipts: ({ _id, residentId }) => residentId === ID || _id === 'given-for-them',
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
  pairings: ({ elderId, helperId }) => elderId === ID || helperId === ID,
  pairingVisits: ({ helperId }) => helperId === ID,
  pairingDiary: ({ writerId }) => writerId === ID,
};

/** Collections with personal fields of which nothing is tried here. */
const NOT_HERE: Record<string, string> = {
  accounts: 'what the ledger says, for lists',
  attendances:
    'a record of what was done, under an id; hours are shown to the person by themselves',
  audit: 'ids; what somebody did is exported with its time',
  ballotAnswers: 'of a secret vote; they lead to nobody',
  boxes: 'counters of a vote, until it is counted',
  claims: 'the record of how points came about; the household reads it with its account',
  certificates: 'the person asked for it to be shown and checked',
  communities: 'ids of former secretaries',
  covenantVersions: 'the drafting group’s public record',
  covenants: 'the drafting group’s public record',
  exports: 'ids of doors that slips were printed for',
  failures: 'ids, for the operator',
  goods: 'who gave what to the shop is published',
  households: 'of the household and its roster, not of one person',
  incoming: 'files on their way into a notice or a roster, for days',
  ledger: 'the books of points; the household reads its own, entry by entry',
  members: 'what a team says of somebody; the skills are exported with the volunteer',
  motions: 'the public record of a vote',
  notices: 'the officer’s public record',
  papers: 'the record of a vote',
  pointRules: 'who wrote and adopted the rules',
  ownerProposals: 'what two officers decided about owners: the record of a vote',
  shifts: 'the record of what was done, under an id; a line each is exported',
  teams: 'who leads a team is public in the community',
  reservations: 'what a household has fetched, which it reads with its account',
  stock: 'what came into the shop and was lost is published',
  waiters: 'a line each is exported, and it goes with the person',
};

const AN_ID = 'an id, which means nothing elsewhere';
const AN_ACCOUNT = 'the account in this mini-program, which means nothing elsewhere';
const COUNTED = 'exported as a number';

/** Fields that are not exported. */
const NOT_EXPORTED: Record<string, string> = {
  'residents.accountKey': AN_ACCOUNT,
  'residents.openid': AN_ACCOUNT,
  'residents.households.householdId': AN_ID,
  'residents.households.owner.decidedBy': AN_ID,
  'residents.lineages': AN_ID,
  'residents.adult': 'the state is exported; by whom is an id',
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
  'setups.secretary': AN_ACCOUNT,
  'receipts._id': AN_ID,
  'receipts.residentId': AN_ID,
  'receipts.households': AN_ID,
  'receipts.keys': AN_ID,
  'messages._id': AN_ID,
  'messages.residentId': AN_ID,
  'messages.openid': AN_ACCOUNT,
  'messages.data': 'the message itself is in the person’s WeChat',
  'comments.residentId': AN_ID,
  'comments.stance': 'it shows in the text',
  'comments.from': 'the building, which is exported as a home',
  'amendments.residentId': AN_ID,
  'amendments.from': 'the building, which is exported as a home',
  'volunteers._id': AN_ID,
  'volunteers.residentId': AN_ID,
  'volunteers.claims': 'the shifts themselves are exported',
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
};

/** What is exported in other words: states, ways, and the places of clauses. */
const IN_WORDS: unknown[] = ['add', 'self', CLAUSE.first];

/** Of what is under way for a moment, or of a register: a field of a document that is seeded otherwise. */
const NOT_SEEDED = [
  'objections.answeredBy',
  'objections.confirmedBy',
  'objections.corrected',

  'amendments.taking',
  'voters.owners',
  'voters.area',
  'voters.numbers',
  'voters.notes',
  'voters.notes.by',
  'voters.notes.reason',
  'voters.notes.agent',
  'ballots.area',
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
  const owner = {
    state: 'confirmed',
    at: 1,
    as: '云溪商贸有限公司',
    number: null,
    decidedBy: residentIdOf('stairSteward'),
    basis: '营业执照和授权书',
  };
  await patch(linli, 'residents', { _id: ID }, { 'households.0.owner': owner });
  await patch(linli, 'residents', { _id: ID }, { roles: [office], sends: { sent: 3 }, vacated });
  await patch(linli, 'setups', { _id: MAPLE }, { 'secretary.name': '顾南枝' });
  const [receipt] = documentsOf('receipts');
  const by = { residentId: residentIdOf('stairSteward'), name: '白若溪', how: 'agent' };
  await linli.cloud.database.insertMany('receipts', [
    { ...receipt, _id: 'given-for-them', keys: ['k'], households: [{ householdId: 'h' }], by },
  ] as never);
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
    const mentions = [ID, 'oTest-resident-7Yk2', '顾南枝', HOME.second];
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
    await ask(
      'resident.leaveCommunity',
      { communityId: MAPLE, commandId: commandId(1) },
      'resident',
    );
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
