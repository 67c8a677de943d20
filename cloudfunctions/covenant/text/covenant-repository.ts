import type { CovenantState } from '../../../typings/contract/covenant.ts';
import { allOf, command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type CovenantDocument,
  type CovenantVersionDocument,
  covenants,
  covenantVersions,
} from '../collections.ts';

const table = tableOf(covenants);
const versions = tableOf(covenantVersions);

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

export function getCovenant(
  communityId: string,
  covenantId: string,
): Promise<CovenantDocument | undefined> {
  return table.get(communityId, covenantId);
}

export function getVersion(
  communityId: string,
  covenantId: string,
  version: number,
): Promise<CovenantVersionDocument | undefined> {
  return readerOf(covenantVersions).get(communityId, `${covenantId}:${version}`);
}

/** Covenants of these states at these places, and within those of offices, as a condition. */
export function inPlaces(
  { around, offices }: { around: string[]; offices: string[] },
  states: readonly CovenantState[],
): unknown {
  return command.and([
    { state: command.in([...states]) },
    command.or([{ placeId: command.in(around) }, { lineage: command.in(offices) }]),
  ]);
}

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
  return table.aggregate<CovenantRow>(allOf(communityId, where), (pipeline) =>
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
  await table.change(
    { communityId, ...which, state: 'adopted', adoptedAt: command.lte(adoptedAt ?? 0) },
    { state: 'replaced' },
  );
}

/**
 * Notes the latest amendment in the text, while its round is open: whoever settles the text at the same
 * time sees it. @returns whether the round is open
 */
export async function noteAmendment(
  communityId: string,
  covenantId: string,
  amendmentId: string,
): Promise<boolean> {
  const open = { communityId, _id: covenantId, state: 'open' };
  if ((await table.change(open, { asked: amendmentId })) === 1) return true;
  return (await table.count({ ...open, asked: amendmentId })) === 1;
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

const TWO_DAYS = 2 * 24 * 60 * 60_000;

/** Adopted lately: those before them are replaced, whatever a crash left undone. */
export const finishAdoptions = job({
  name: 'covenant.replace',
  collection: covenants,
  due: (at) => ({ state: 'adopted', 'change.at': command.gte(at - TWO_DAYS) }),
  one: replaceEarlier,
});
