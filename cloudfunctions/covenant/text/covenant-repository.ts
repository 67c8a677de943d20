import type { CovenantState } from '../../../typings/contract/covenant.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { allOf, command, expression, Table } from '../../kernel/table.ts';
import type { CovenantDocument, CovenantVersionDocument } from '../collections.ts';

export const covenants = new Table<CovenantDocument>('covenants');
export const versions = new Table<CovenantVersionDocument>('covenantVersions');

type Line =
  | '_id'
  | 'kind'
  | 'title'
  | 'placeId'
  | 'placeLabel'
  | 'lineage'
  | 'state'
  | 'openUntil'
  | 'adoptedAt'
  | 'createdAt';
export type CovenantRow = Pick<CovenantDocument, Line> & { clauses: number };

/** Covenants of these places or within those, the newest first, without their texts. One request. */
export function findCovenants(
  communityId: string,
  { around, offices }: { around: string[]; offices: string[] },
  limit: number,
): Promise<CovenantRow[]> {
  const where = command.or([
    { placeId: command.in(around) },
    { lineage: command.in(offices) },
  ]) as unknown;
  return covenants.aggregate<CovenantRow>(allOf(communityId, where), (pipeline) =>
    pipeline
      .sort({ createdAt: -1, _id: 1 })
      .limit(limit)
      .project({
        kind: 1,
        title: 1,
        placeId: 1,
        placeLabel: 1,
        lineage: 1,
        state: 1,
        openUntil: 1,
        adoptedAt: 1,
        createdAt: 1,
        clauses: expression.size('$clauses'),
      }),
  );
}

/** Writes the present version down for good; a second time changes nothing. One request. */
export async function keepVersion(covenant: CovenantDocument): Promise<void> {
  const { _id, communityId, version, title, preamble, clauses, fingerprint } = covenant;
  await versions.insert({
    _id: `${_id}:${version}`,
    communityId,
    covenantId: _id,
    version,
    title,
    preamble,
    clauses,
    fingerprint,
    byName: covenant.madeByName,
    change: covenant.made,
  });
}

export type CovenantText = Pick<
  CovenantDocument,
  'title' | 'preamble' | 'clauses' | 'fingerprint' | 'made' | 'madeByName' | 'checked'
>;

/**
 * Puts a new text in the place of the one that was read, while its version is the same and its state
 * one of these; the version before has to be kept by then. @returns 1 on success
 */
export function saveText(
  { communityId, _id, version }: CovenantDocument,
  { made, ...text }: CovenantText,
  states: readonly CovenantState[],
): Promise<number> {
  return covenants.change(
    { communityId, _id, version, state: command.in([...states]) },
    { ...text, version: version + 1, made: command.set(made), change: command.set(made) },
  );
}

/**
 * Changes what is about a text and not the text, while the text, its state and its motion are those
 * that were read. @returns 1 on success
 */
export function saveState(
  { communityId, _id, version, state, motionId }: CovenantDocument,
  patch: Partial<Pick<CovenantDocument, 'state' | 'openUntil' | 'motionId' | 'checked'>> & {
    settled?: unknown;
    dropped?: unknown;
    adoptedAt?: number;
  },
  change: Stamp,
): Promise<number> {
  return covenants.change(
    { communityId, _id, version, state, motionId },
    { ...patch, change: command.set(change) },
  );
}

/** For fields that hold an object in the place of null. */
export const whole = (value: object): unknown => command.set(value);

/** Writes an answer to a flag down, while the text is the one that was read. @returns 1 on success */
export function saveAnswer(
  { communityId, _id, version }: CovenantDocument,
  flagId: string,
  answer: { reason: string; byName: string; at: number },
  states: readonly CovenantState[],
  change: Stamp,
): Promise<number> {
  return covenants.change(
    { communityId, _id, version, state: command.in([...states]) },
    { [`answers.${flagId}`]: command.set(answer), change: command.set(change) },
  );
}

/** In force from an instant; of a text that is so already nothing changes. @returns 1 on success */
export function saveAdoption(
  communityId: string,
  _id: string,
  fingerprint: string,
  at: number,
  change: Stamp,
): Promise<number> {
  return covenants.change(
    { communityId, _id, fingerprint, state: 'settled' },
    { state: 'adopted', adoptedAt: at, change: command.set(change) },
  );
}

/** Those in whose place a covenant came when it was adopted: the frame there, or the annex it names. */
export async function replaceEarlier({
  communityId,
  _id,
  kind,
  placeId,
  replacesId,
  adoptedAt,
}: CovenantDocument): Promise<void> {
  const which = kind === 'frame' ? { kind, placeId, _id: command.neq(_id) } : { _id: replacesId };
  if (kind === 'annex' && replacesId === null) return;
  await covenants.change(
    { communityId, ...which, state: 'adopted', adoptedAt: command.lte(adoptedAt ?? 0) },
    { state: 'replaced' },
  );
}

/** For the timer: adopted since an instant. */
export function findAdopted(since: number): Promise<CovenantDocument[]> {
  const where = { state: 'adopted', 'change.at': command.gte(since) };
  return covenants.find({ everywhere: true, where }, { limit: 100 });
}

export type VersionRow = Pick<
  CovenantVersionDocument,
  '_id' | 'version' | 'fingerprint' | 'byName' | 'change'
>;

/** The versions before the present one, the newest first, without their texts. One request. */
export function findVersions(communityId: string, covenantId: string): Promise<VersionRow[]> {
  return versions.find(
    { communityId, covenantId },
    {
      order: [['version', 'desc']],
      limit: 500,
      fields: ['version', 'fingerprint', 'byName', 'change'],
    },
  );
}
