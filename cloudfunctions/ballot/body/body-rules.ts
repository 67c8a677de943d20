import type { RuleId } from '../../../typings/contract/ballot.ts';
import type {
  Basis,
  BodyChoice,
  Matter,
  MotionForm,
  MotionProblem,
  VotingSettings,
} from '../../../typings/contract/motion.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import { covers } from '../../kernel/path-id.ts';
import { kindOf } from '../../places/place-id.ts';

/**
 * What a place is in law. The tree knows community, estate, building and stair; a community is a city's or a
 * village as its settings say, and of a village an estate is one 村民小组 as well.
 */
export type PlaceSort = 'community' | 'village' | 'group' | 'estate' | 'building' | 'stair';

/** What the law says about a body beside its thresholds. */
interface Body {
  /** where it decides */
  places: readonly PlaceSort[];
  /** where it decides only by a recorded local rule (`buildingRule`) */
  localPlaces: readonly PlaceSort[];
  matters: readonly Matter[];
  /** places whose covenants it adopts; the text is always of the place of the vote */
  adopts: readonly PlaceSort[];
  bases: readonly Basis[];
  /** offices that convene it; the secretary acts for the residents' or villagers' committee */
  conveners: readonly Role[];
  /** offices that do so only by a recorded local rule (`convenerRule`), and where there is no owners' committee */
  localConveners: readonly Role[];
  /** whole days between the announcement and the vote */
  noticeDays: number;
  /** a reason of urgency, on record, may shorten the notice */
  mayHurry: boolean;
  /** whether presence in a room is what counts: answers from elsewhere are told apart */
  sits: boolean;
  /** whether its invitation names a sitting, with a place and a time */
  session: 'needed' | 'possible' | 'none';
  /** the party organisation of the community is heard first */
  party: boolean;
}

const CITY: Body = {
  places: ['community'],
  localPlaces: [],
  matters: ['covenant', 'community'],
  adopts: ['community'],
  bases: ['adults', 'households'],
  conveners: ['secretary'],
  localConveners: [],
  noticeDays: 10,
  mayHurry: true,
  sits: true,
  session: 'needed',
  party: true,
};
const VILLAGE: Body = { ...CITY, places: ['village'], adopts: ['village'], bases: ['adults'] };
const OWNERS: Body = {
  places: ['estate'],
  localPlaces: ['building', 'stair'],
  matters: [],
  adopts: [],
  bases: ['owners'],
  conveners: ['owners-committee'],
  localConveners: ['secretary'],
  noticeDays: 15,
  mayHurry: false,
  sits: false,
  session: 'none',
  party: false,
};
const EVERYWHERE: readonly PlaceSort[] = [
  'community',
  'village',
  'group',
  'estate',
  'building',
  'stair',
];

/** Those who look after a building, a stair or a grid: they invite to talks there. */
export const INVITERS: readonly Role[] = ['building-steward', 'stair-steward', 'grid-officer'];

/**
 * Which body decides what, where, on which basis, convened by whom, after how long a notice. 居委会组织法
 * art. 26–32; 村委会组织法 art. 21–32; 民法典 art. 278; owners fifteen days before their assembly
 * (业主大会和业主委员会指导规则), without exception. 居民公约 is adopted by the representatives where
 * authorised, 村规民约 by the assembly only, 管理规约 by the owners. Elections of committees and 住改商
 * (民法典 art. 279) are never put to a vote here.
 */
export const BODIES: Record<RuleId, Body> = {
  'residents-assembly': CITY,
  'residents-representatives': {
    ...CITY,
    bases: ['representatives'],
    noticeDays: 0,
    mayHurry: false,
  },
  'villagers-assembly': VILLAGE,
  'villagers-representatives': {
    ...VILLAGE,
    matters: ['community'],
    adopts: [],
    bases: ['representatives'],
    noticeDays: 0,
    mayHurry: false,
  },
  'villager-group': {
    ...VILLAGE,
    places: ['group'],
    matters: ['group'],
    adopts: [],
    bases: ['adults', 'households'],
    noticeDays: 0,
    mayHurry: false,
  },
  'owners-ordinary': { ...OWNERS, matters: ['covenant', 'owners-other'], adopts: ['estate'] },
  'owners-special': { ...OWNERS, matters: ['owners-funds', 'owners-rebuild', 'owners-change-use'] },
  consultation: {
    ...CITY,
    places: EVERYWHERE,
    matters: ['local', 'community'],
    adopts: [],
    bases: ['households', 'adults'],
    conveners: ['secretary', ...INVITERS],
    noticeDays: 0,
    mayHurry: false,
    sits: false,
    session: 'possible',
    party: false,
  },
  poll: {
    ...OWNERS,
    places: EVERYWHERE,
    localPlaces: [],
    matters: ['opinion'],
    bases: ['residents'],
    conveners: [],
    localConveners: [],
    noticeDays: 0,
  },
};

/**
 * The scheme that motions are announced under now; one that is announced finishes under the scheme it began
 * with. 1: any body at any place, no sitting. 2: bodies have their places, texts and conveners, a meeting is
 * one sitting; numbers of papers begin with a letter of their own, and of a secret vote the answers to each question
 * are published under numbers of their own. 3: on the phone votes for a unit who an officer has confirmed as its owner, not
 * who bears the name.
 */
export const SCHEME = 3;

/** The scheme that a motion was announced under. */
export function schemeOf({ scheme }: { scheme?: number | undefined }): number {
  return scheme ?? 1;
}

/** Whole days that objections to a roster get, whatever the notice is. */
export const OBJECTION_DAYS = 3;

/** What a place is, by its id and by what the community says that it is itself. */
function sortsOf(
  placeId: string,
  { communityKind }: Pick<VotingSettings, 'communityKind'>,
): readonly PlaceSort[] {
  const kind = kindOf(placeId);
  if (kind === undefined || kind === 'household') return [];
  if (communityKind !== 'village') return [kind];
  if (kind === 'community') return ['village'];
  return kind === 'estate' ? ['group', 'estate'] : [kind];
}

/** Whether a body decides at such a place at all, be it by a local rule. */
export function decidesAt(
  ruleId: RuleId,
  placeId: string,
  settings: Pick<VotingSettings, 'communityKind'>,
): boolean {
  const { places, localPlaces } = BODIES[ruleId];
  return sortsOf(placeId, settings).some((sort) => [...places, ...localPlaces].includes(sort));
}

/** What the law says of a body at a place, for whoever founds one. */
export function lawOfBody(
  ruleId: RuleId,
  placeId: string,
  settings: Pick<VotingSettings, 'communityKind'>,
): Pick<Body, 'conveners' | 'noticeDays'> & { decidesHere: boolean } {
  const { conveners, noticeDays } = BODIES[ruleId];
  return { conveners, noticeDays, decidesHere: decidesAt(ruleId, placeId, settings) };
}

/** The local rules that bodies depend on. */
type LocalRules = Pick<VotingSettings, 'communityKind' | 'convenerRule' | 'buildingRule'>;

/**
 * The office by which somebody convenes a body at a place; null if they hold none that does.
 * @param roles in force
 * @param hasOwnersCommittee whether the owners of the place have a committee of their own
 */
export function conveningOffice(
  ruleId: RuleId,
  placeId: string,
  roles: readonly Pick<HeldRole, 'role' | 'placeId'>[],
  { convenerRule = '' }: LocalRules,
  hasOwnersCommittee: boolean,
): Role | null {
  const { conveners, localConveners } = BODIES[ruleId];
  const isLocal = convenerRule !== '' && !hasOwnersCommittee;
  const offices = isLocal ? [...conveners, ...localConveners] : conveners;
  const held = roles.filter((one) => covers(one.placeId, placeId)).map(({ role }) => role);
  return offices.find((office) => held.includes(office)) ?? null;
}

/** What is known about a vote beside its form. */
export interface BodyFacts {
  /** the office by which it is convened; null = none that may */
  office: Role | null;
  /** where the text that it names belongs; null if it names none, or the text is gone */
  covenant: { placeId: string } | null;
}

type Drawn = Pick<
  MotionForm,
  'placeId' | 'ruleId' | 'basis' | 'matter' | 'covenantId' | 'authorisation'
>;

/**
 * Whether place, matter, text, body and convener belong together; in the order in which they are filled in.
 * Asked when a vote is announced, and once more when what it decided takes effect.
 */
export function bodyProblems(
  form: Drawn,
  settings: LocalRules & Pick<VotingSettings, 'ownersApproval'>,
  { office, covenant }: BodyFacts,
): MotionProblem[] {
  const { ruleId, placeId, matter } = form;
  const body = BODIES[ruleId];
  const sorts = sortsOf(placeId, settings);
  const isAmong = (places: readonly PlaceSort[]) => sorts.some((sort) => places.includes(sort));
  const isLocal = isAmong(body.localPlaces);
  const isAdopting = matter === 'covenant';
  const wrong: [boolean, MotionProblem][] = [
    [!isAmong(body.places) && !isLocal, 'place-unfit'],
    [isLocal && (settings.buildingRule ?? '') === '', 'local-rule-missing'],
    [ruleId !== 'poll' && office === null, 'convener-unfit'],
    [!body.matters.includes(matter) || (isAdopting && !isAmong(body.adopts)), 'matter-not-theirs'],
    [!body.bases.includes(form.basis), 'basis-unfit'],
    [
      ruleId === 'residents-representatives' && isAdopting && form.authorisation === '',
      'authorisation-missing',
    ],
    [isAdopting && form.basis === 'owners' && settings.ownersApproval === '', 'approval-missing'],
    [isAdopting && (form.covenantId === null || covenant === null), 'covenant-missing'],
    [!isAdopting && form.covenantId !== null, 'covenant-not-theirs'],
    [isAdopting && covenant !== null && covenant.placeId !== placeId, 'covenant-elsewhere'],
  ];
  return wrong.flatMap(([is, problem]) => (is ? [problem] : []));
}

/** The bodies that somebody may convene at a place, and what each may decide there. */
export function choicesFor(
  placeId: string,
  settings: LocalRules,
  roles: readonly Pick<HeldRole, 'role' | 'placeId'>[],
  hasOwnersCommittee: boolean,
): BodyChoice[] {
  const sorts = sortsOf(placeId, settings);
  return (Object.keys(BODIES) as RuleId[]).flatMap((ruleId) => {
    const body = BODIES[ruleId];
    const isLocal = (settings.buildingRule ?? '') !== '';
    const places = isLocal ? [...body.places, ...body.localPlaces] : body.places;
    const isThere = sorts.some((sort) => places.includes(sort));
    if (!isThere) return [];
    if (!conveningOffice(ruleId, placeId, roles, settings, hasOwnersCommittee)) return [];
    const adopts = sorts.some((sort) => body.adopts.includes(sort));
    return [
      {
        ruleId,
        matters: body.matters.filter((matter) => matter !== 'covenant' || adopts),
        bases: [...body.bases],
        noticeDays: Math.max(body.noticeDays, OBJECTION_DAYS),
        mayHurry: body.mayHurry,
      },
    ];
  });
}
