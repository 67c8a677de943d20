import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import type {
  GivenAgreement,
  PairingDocument,
  PairingEntryDocument,
  PairingVisitDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import type { VisitPlan } from '../../typings/contract/pairing.ts';
import { HOME, MAPLE, type PersonKey, personOf, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { patch } from './patch.ts';

/** One helper and one elder who have been paired for a month. */
export const PAIRING = '9000000000000000000a';
/** Yesterday, noted by the helper. */
const VISIT = `${PAIRING}:2026-06-14`;
export const DIARY = {
  /** by the helper */
  shown: '9000000000000000000b',
  /** by the elder */
  held: '9000000000000000000c',
} as const;
export const ELDER: PersonKey = 'householdRepresentative';
export const HELPER: PersonKey = 'residentElsewhere';
export const COORDINATOR: PersonKey = 'buildingSteward';
/** Words that nobody else is shown. */
export const DIARY_WORDS = ['今天一起包了粽子', '下次想去看看荷花'] as const;

const LONG_AGO = START - 30 * DAY;

function stamp(target: string): Stamp {
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at: LONG_AGO };
}

function given(by: PersonKey, how: GivenAgreement['how'] = 'app'): GivenAgreement {
  return { at: LONG_AGO, how, by: residentIdOf(by) };
}

export const weekly = (more: Partial<VisitPlan> = {}): VisitPlan => ({
  day: '2026-06-17',
  until: '2026-08-26',
  start: '15:00',
  minutes: 60,
  skipped: [],
  ...more,
});

export function pairingOf(
  _id: string,
  elder: PersonKey,
  helper: PersonKey,
  more: Partial<PairingDocument> = {},
): PairingDocument {
  return {
    _id,
    communityId: MAPLE,
    placeId: personOf(elder).homes[0] ?? '',
    label: '一期 1栋 2单元 201',
    elderId: residentIdOf(elder),
    helperId: residentIdOf(helper),
    elderKey: residentIdOf(elder),
    helperKey: residentIdOf(helper),
    guardian: null,
    coordinator: { residentId: residentIdOf(COORDINATOR), since: LONG_AGO },
    tasks: ['talk', 'shopping'],
    agreed: { helper: given(helper), elder: given(COORDINATOR, 'spoken'), guardian: null },
    state: 'active',
    plans: [weekly()],
    ended: null,
    at: LONG_AGO,
    since: LONG_AGO,
    open: 1,
    diaryUntil: null,
    change: stamp(`pairing:${_id}`),
    ...more,
  };
}

function visitOf(
  pairing: PairingDocument,
  day: string,
  more: Partial<PairingVisitDocument> = {},
): PairingVisitDocument {
  return {
    _id: `${pairing._id}:${day}`,
    communityId: MAPLE,
    pairingId: pairing._id,
    helperId: pairing.helperId,
    day,
    start: '15:00',
    minutes: 75,
    withGuardian: false,
    state: 'noted',
    decidedBy: null,
    at: START - DAY / 2,
    change: stamp(`visit:${pairing._id}:${day}`),
    ...more,
  };
}

function entryOf(
  _id: string,
  pairing: PairingDocument,
  writer: PersonKey,
  text: string,
  state: PairingEntryDocument['state'] = 'shown',
): PairingEntryDocument {
  return {
    _id,
    communityId: MAPLE,
    pairingId: pairing._id,
    writerId: residentIdOf(writer),
    text,
    state,
    at: START - DAY / 2,
    change: stamp(`entry:${_id}`),
  };
}

export function pairingDocuments(): Record<string, object[]> {
  const pairing = pairingOf(PAIRING, ELDER, HELPER);
  return {
    pairings: [pairing],
    pairingVisits: [visitOf(pairing, '2026-06-14')],
    pairingDiary: [
      entryOf(DIARY.shown, pairing, HELPER, DIARY_WORDS[0]),
      entryOf(DIARY.held, pairing, ELDER, DIARY_WORDS[1], 'held'),
    ],
  };
}

/** Inputs that name the pairing. */
export const onPairing = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  pairingId: PAIRING,
  ...more,
  commandId: commandId(n),
});
/** The resident is visited by the stair steward. */
export const proposal = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  householdId: HOME.second,
  elderId: residentIdOf('resident'),
  helperId: residentIdOf('stairSteward'),
  tasks: ['talk'],
  ...more,
  commandId: commandId(n),
});
export const noting = (n: number, more: Input = {}): Input =>
  onPairing(n, { day: '2026-06-13', start: '15:00', minutes: 60, ...more });
export const planning = (n: number, more: Input = {}): Input =>
  onPairing(n, { plans: [weekly({ start: '09:30' })], seen: `seed-pairing:${PAIRING}`, ...more });
export const confirming = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  visitId: VISIT,
  tookPlace: true,
  ...more,
  commandId: commandId(n),
});

/** A pairing that waits for its elder, the resident, and for its helper. */
export async function proposedId(linli: Linli): Promise<string> {
  const open = linli
    .documents<PairingDocument>('pairings')
    .find(({ elderKey }) => elderKey === residentIdOf('resident'));
  if (open) return open._id;
  const { envelope } = await linli.call(
    'volunteer',
    'proposePairing',
    proposal(700_000 + linli.documents('audit').length),
    COORDINATOR,
  );
  if (!envelope.ok) throw new Error(envelope.code);
  return (envelope.data as { pairingId: string }).pairingId;
}

/** Its coordinator holds no office any more. */
export async function abandon(linli: Linli): Promise<void> {
  const coordinator = { residentId: residentIdOf('expiredSteward'), since: LONG_AGO };
  await patch(linli, 'pairings', { _id: PAIRING }, { coordinator });
}

/** The resident is visited, with a guardian, and visited somebody else before: every personal field is set. */
export async function leavePairings(linli: Linli): Promise<void> {
  const agreed = {
    helper: given('stairSteward'),
    elder: given('resident'),
    guardian: given('volunteer'),
  };
  const visited = pairingOf('9000000000000000007a', 'resident', 'stairSteward', {
    guardian: { residentId: residentIdOf('volunteer'), of: 'helper' },
    agreed,
    label: '一期 1栋 1单元 102',
  });
  const _id = '9000000000000000007b';
  const visiting = pairingOf(_id, 'stairSteward', 'resident', {
    state: 'ended',
    open: 0,
    elderKey: _id,
    helperKey: _id,
    plans: [],
    ended: { at: START - DAY, why: 'helper', by: residentIdOf('resident'), how: 'phone' },
    diaryUntil: START + DAY,
    label: '一期 1栋 1单元 101',
  });
  const added = {
    pairings: [visited, visiting],
    pairingVisits: [visitOf(visited, '2026-06-13'), visitOf(visiting, '2026-06-12')],
    pairingDiary: [
      entryOf('9000000000000000007c', visited, 'resident', '小白教我发语音'),
      entryOf('9000000000000000007d', visiting, 'resident', '一起剪了窗花', 'held'),
    ],
  };
  for (const [collection, documents] of Object.entries(added)) {
    await linli.cloud.database.insertMany(collection, documents as never);
  }
}
