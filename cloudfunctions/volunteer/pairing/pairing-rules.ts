import type { PairingEndWhy, PairingPart, PairingSide } from '../../../typings/contract/pairing.ts';
import type { Role } from '../../../typings/contract/resident.ts';
import { DAY } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { GivenAgreement, PairingDocument } from '../collections.ts';

/** Who looks after pairings at their doors. */
export const COORDINATORS: readonly Role[] = [
  'secretary',
  'committee-member',
  'building-steward',
  'stair-steward',
];

/** How long a proposal waits for everybody’s agreement. */
export const ANSWER_DAYS = 30;
/** How long a diary is kept once its pairing has ended. */
const DIARY_DAYS = 30;

interface Office {
  role: Role;
  placeId: string;
}

/** Who acts, as far as it matters for pairings. */
export interface Somebody {
  residentId: string;
  /** ids of households */
  homes: readonly string[];
  /** in force */
  roles: readonly Office[];
  /** the elder lets them act for them today */
  actsForElder: boolean;
}

type Concerned = Pick<
  PairingDocument,
  'elderId' | 'helperId' | 'guardian' | 'coordinator' | 'placeId' | 'state'
>;

export function holdsDoor(roles: readonly Office[], placeId: string): boolean {
  return roles.some(({ role, placeId: at }) => COORDINATORS.includes(role) && covers(at, placeId));
}

/**
 * What somebody is to a pairing; nothing for everybody else. Family is so until it has ended: who lives behind the
 * door later need not know. Neither of the two is ever an officer of their own pairing.
 */
export function partsOf(pairing: Concerned, who: Somebody): PairingPart[] {
  const { elderId, helperId, guardian, coordinator, placeId, state } = pairing;
  const isHelper = helperId === who.residentId;
  const isElder = elderId === who.residentId;
  const isGuardian = guardian?.residentId === who.residentId;
  // Whoever comes along with the helper does not speak for the elder.
  const isApart = isHelper || (isGuardian && guardian?.of === 'helper');
  const isClose = !isApart && (who.homes.includes(placeId) || who.actsForElder);
  const isOfficer = !isHelper && !isElder && !isGuardian && holdsDoor(who.roles, placeId);
  const parts: [PairingPart, boolean][] = [
    ['elder', isElder],
    ['helper', isHelper],
    ['guardian', isGuardian],
    ['family', !isElder && isClose && state !== 'ended'],
    ['coordinator', isOfficer && coordinator.residentId === who.residentId],
    ['officer', isOfficer],
  ];
  return parts.filter(([, is]) => is).map(([part]) => part);
}

/** Who reads the diary: the two, and the coordinator while in office. */
export function readsDiary(parts: readonly PairingPart[]): boolean {
  return parts.some((part) => part === 'helper' || part === 'elder' || part === 'coordinator');
}

/** Who sees when visits are and were: everybody but officers who do not accompany it. */
export function seesVisits(parts: readonly PairingPart[]): boolean {
  return parts.some((part) => part !== 'officer');
}

/** In which of their parts somebody says whether a visit took place; never the helper. */
export function deciderOf(
  parts: readonly PairingPart[],
): 'elder' | 'family' | 'coordinator' | undefined {
  if (parts.includes('helper')) return undefined;
  return (['elder', 'coordinator', 'family'] as const).find((part) => parts.includes(part));
}

/** Whose agreement is missing still. */
export function waitsFor({
  agreed,
  guardian,
  state,
}: Pick<PairingDocument, 'agreed' | 'guardian' | 'state'>): PairingSide[] {
  if (state !== 'proposed') return [];
  const needed: PairingSide[] = ['helper', 'elder', ...(guardian ? (['guardian'] as const) : [])];
  return needed.filter((side) => agreed[side] === null);
}

/** The side on which somebody answers for themselves. */
export function ownSide(
  { helperId, elderId, guardian }: Pick<PairingDocument, 'helperId' | 'elderId' | 'guardian'>,
  residentId: string,
): PairingSide | undefined {
  if (residentId === helperId) return 'helper';
  if (residentId === elderId) return 'elder';
  return residentId === guardian?.residentId ? 'guardian' : undefined;
}

type Changed = Pick<PairingDocument, 'agreed' | 'state' | 'since'>;

/** Where a pairing stands once one more has agreed. */
export function afterAgreement(
  pairing: Pick<PairingDocument, 'agreed' | 'guardian' | 'state'>,
  side: PairingSide,
  agreement: GivenAgreement,
): Changed {
  const agreed = { ...pairing.agreed, [side]: agreement };
  const isWhole = waitsFor({ ...pairing, agreed }).length === 0;
  return {
    agreed,
    state: isWhole ? 'active' : 'proposed',
    since: isWhole ? agreement.at : null,
  };
}

type Ending = Pick<
  PairingDocument,
  'state' | 'ended' | 'plans' | 'elderKey' | 'helperKey' | 'open' | 'diaryUntil'
>;

/** What an end changes: both are free at once, and the diary goes after a while. */
export function ending(
  { _id }: Pick<PairingDocument, '_id'>,
  ended: NonNullable<PairingDocument['ended']>,
): Ending {
  return {
    state: 'ended',
    ended,
    plans: [],
    elderKey: _id,
    helperKey: _id,
    open: 0,
    diaryUntil: ended.at + DIARY_DAYS * DAY,
  };
}

/** What the end of a pairing is put down to. */
export function whyOf(
  parts: readonly PairingPart[],
  askedBy: 'elder' | 'helper' | undefined,
): PairingEndWhy {
  if (parts.includes('elder') || parts.includes('family')) return 'elder';
  if (parts.includes('helper')) return 'helper';
  if (parts.includes('guardian')) return 'guardian';
  return askedBy ?? 'office';
}
