import type { Clause, CovenantState, VersionLine } from '../../../typings/contract/covenant.ts';
import type { ErrorCode } from '../../../typings/contract/envelope.ts';
import type { HeldRole } from '../../../typings/contract/resident.ts';
import { ancestorsAndSelf, covers } from '../../kernel/path-id.ts';
import type { ResidentHousehold } from '../../people/collections.ts';
import type { AmendmentDocument, CovenantDocument } from '../collections.ts';
import { DRAFTERS } from './covenant-access.ts';

/** One document holds a text: well below what one database request may carry. */
export const MOST_CLAUSES = 300;
export const MOST_CHARACTERS = 60_000;

/** Texts that the drafting group may change. */
export const CHANGEABLE: readonly CovenantState[] = ['draft', 'open'];
/** Texts that everybody there reads. */
export const PUBLIC: readonly CovenantState[] = ['open', 'settled', 'adopted', 'replaced'];

/** Whose covenants somebody sees. */
export interface CovenantSight {
  /** places around one's homes and offices */
  around: string[];
  /** places of one's offices: with all that lies within */
  offices: string[];
  /** places for which one drafts: drafts and what was given up as well */
  drafting: string[];
}

export function sightOf(
  homes: readonly ResidentHousehold[],
  roles: readonly HeldRole[],
): CovenantSight {
  const own = [...homes.map(({ householdId }) => householdId), ...roles.map((r) => r.placeId)];
  const unique = (places: string[]) => [...new Set(places)].sort();
  return {
    around: unique(own.flatMap(ancestorsAndSelf)),
    offices: unique(roles.map(({ placeId }) => placeId)),
    drafting: unique(
      roles.filter(({ role }) => DRAFTERS.includes(role)).map(({ placeId }) => placeId),
    ),
  };
}

type Placed = Pick<CovenantDocument, 'placeId' | 'lineage' | 'state'>;

export function drafts({ drafting }: CovenantSight, { lineage }: Pick<Placed, 'lineage'>): boolean {
  return lineage.some((place) => drafting.includes(place));
}

/** Drafts and what was given up are for the drafting group; all else is for everybody there. */
export function sees(sight: CovenantSight, covenant: Placed): boolean {
  if (drafts(sight, covenant)) return true;
  if (!PUBLIC.includes(covenant.state)) return false;
  return (
    sight.around.includes(covenant.placeId) ||
    covenant.lineage.some((place) => sight.offices.includes(place))
  );
}

type Versioned = Pick<CovenantDocument, 'state' | 'version' | 'publicVersions'>;

/**
 * Versions that have stood before everybody, in their order. What was only ever a draft may hold words that the
 * check doubted or that were thought better of: it stays with the drafting group once a round opens.
 */
export function publicVersions({
  state,
  version,
  publicVersions: earlier = [],
}: Versioned): number[] {
  return PUBLIC.includes(state) ? withVersion(earlier, version) : earlier;
}

/** The same after the next text has taken this one's place. */
export function publicAfterChange(covenant: Versioned): number[] {
  const standing = publicVersions(covenant);
  return PUBLIC.includes(covenant.state) ? withVersion(standing, covenant.version + 1) : standing;
}

/** The same once the present text is put before everybody. */
export function publicWithPresent({ version, publicVersions: earlier = [] }: Versioned): number[] {
  return withVersion(earlier, version);
}

function withVersion(versions: readonly number[], version: number): number[] {
  return versions.includes(version) ? [...versions] : [...versions, version];
}

/** Whether somebody may read a version; `madeBy` tells of texts from before versions were noted. */
export function readsVersion(
  covenant: Versioned,
  isDrafter: boolean,
  { version, madeBy }: { version: number; madeBy: string },
): boolean {
  if (isDrafter || publicVersions(covenant).includes(version)) return true;
  // Amendments are taken in while a round is open, or after it.
  return covenant.publicVersions === undefined && whatOf(madeBy) === 'amended';
}

/** The first of one's homes that lies in the place. */
export function homeIn(
  homes: readonly ResidentHousehold[],
  placeId: string,
): ResidentHousehold | undefined {
  return homes.find(({ householdId }) => covers(placeId, householdId));
}

/** 一期 3栋 2单元 301 → 一期 3栋: as much of a door as neighbours are told. */
export function buildingLabel(label: string): string {
  return label.split(' ').slice(0, -2).join(' ');
}

export function isRoundOpen(
  { state, openUntil }: Pick<CovenantDocument, 'state' | 'openUntil'>,
  at: number,
): boolean {
  return state === 'open' && openUntil !== null && at <= openUntil;
}

/** Why somebody may not comment, support or amend; undefined if they may. */
export function speakingHindrance(
  covenant: Pick<CovenantDocument, 'state' | 'openUntil' | 'placeId'>,
  homes: readonly ResidentHousehold[],
  at: number,
): ErrorCode | undefined {
  if (!isRoundOpen(covenant, at)) return 'COVENANT_NOT_OPEN';
  return homeIn(homes, covenant.placeId) ? undefined : 'COVENANT_NOT_YOURS';
}

/** Characters as people count them, of all that is read. */
export function charactersOf(
  title: string,
  preamble: string,
  clauses: readonly Pick<Clause, 'chapter' | 'text'>[],
): number {
  const texts = [title, preamble, ...clauses.flatMap(({ chapter, text }) => [chapter, text])];
  return texts.reduce((sum, text) => sum + [...text].length, 0);
}

export function isTooLong(
  title: string,
  preamble: string,
  clauses: readonly Pick<Clause, 'chapter' | 'text'>[],
): boolean {
  return clauses.length > MOST_CLAUSES || charactersOf(title, preamble, clauses) > MOST_CHARACTERS;
}

/** Whether a round may last until an instant: not in the past, and never shorter than promised. */
export function mayOpenUntil(
  covenant: Pick<CovenantDocument, 'state' | 'openUntil'>,
  until: number,
  at: number,
): boolean {
  if (until < at) return false;
  return !isRoundOpen(covenant, at) || until >= (covenant.openUntil ?? 0);
}

/** What a stamp says that it did to the text. */
export function whatOf(action: string): VersionLine['what'] {
  if (action === 'covenant.create') return 'created';
  return action.startsWith('amendment.') ? 'amended' : 'revised';
}

type Amendment = Pick<AmendmentDocument, 'amend'>['amend'];

/** Where an amendment is listed: at its clause, or the one before a new clause; '' for the beginning. */
export function placeOf(amend: Amendment): string {
  return amend.kind === 'add' ? (amend.afterId ?? '') : amend.clauseId;
}

/** The words that an amendment asks for, '' if none. */
export function wordsOf(amend: Amendment): string {
  return amend.kind === 'change' || amend.kind === 'add' ? amend.text : '';
}

/** What is taken in with a wording of the drafting group's own; undefined where there is none to choose. */
export function merged(amend: Amendment, text: string): Amendment | undefined {
  if (amend.kind === 'change' || amend.kind === 'add') return { ...amend, text };
  return amend.kind === 'delete' ? { kind: 'change', clauseId: amend.clauseId, text } : undefined;
}

/** Texts of an amendment before and after, for the difference. */
export function beforeAndAfter(amend: Amendment, before: string): [string, string] {
  if (amend.kind === 'delete') return [before, ''];
  return amend.kind === 'move' ? [before, before] : [before, amend.text];
}
