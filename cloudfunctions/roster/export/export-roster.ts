import type { RosterActions } from '../../../typings/contract/roster.ts';
import type { ExportDocument } from '../../files/collections.ts';
import { stampOf } from '../../kernel/audit.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { decryptPhone } from '../../kernel/secret.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import type { CommunityDocument, PlaceDocument } from '../../places/collections.ts';
import { readHouseholds, readPlaces } from '../import/roster-repository.ts';
import { beginExport, finishExport } from './keep-export.ts';
import { type RosterCells, writeRoster } from './write-workbook.ts';

type Input = RosterActions['exportRoster']['input'];

function stampFor({ communityId, withPhones, commandId }: Input, openid: string, actorId: string) {
  const action = withPhones ? 'roster.export-phones' : 'roster.export';
  return stampOf(openid, commandId, actorId, action, `place:${communityId}`);
}

export function exportLoad(input: Input, openid: string) {
  return {
    community: { from: 'communities', ids: input.communityId },
    export: { from: 'exports', ids: stampFor(input, openid, '').id },
  };
}

/** The whole roster as a workbook that can be imported again; phone numbers only if asked for. */
export async function exportRoster(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<RosterActions['exportRoster']['data']> {
  const { communityId, withPhones } = input;
  const change = stampFor(input, openid, actor.residentId);
  const earlier = loaded.export?.[0] as ExportDocument | undefined;
  const record = await beginExport(communityId, change, 'xlsx', earlier);
  const places = new Map((await readPlaces(communityId)).map((place) => [place._id, place]));
  const households = inOrder(await readHouseholds(communityId), places);
  const rows = households.map((household) => cellsOf(household, places, withPhones));
  const community = loaded.community?.[0] as CommunityDocument | undefined;
  const name = `${community?.name ?? ''}名册 ${dayOf(change.at)}.xlsx`;
  return finishExport(record, await writeRoster(rows), name);
}

/** Estates and buildings as people count them, then the doors. */
function inOrder(
  households: readonly HouseholdDocument[],
  places: ReadonlyMap<string, PlaceDocument>,
): HouseholdDocument[] {
  const buildings = [...new Set(households.map(({ buildingId }) => buildingId))];
  const keyOf = (id: string) => {
    const building = places.get(id);
    const estate = places.get(building?.parentId ?? '');
    return [estate?.order ?? 0, building?.order ?? 0] as const;
  };
  const sorted = buildings
    .map((id) => ({ id, key: keyOf(id) }))
    .sort(({ key: one }, { key: other }) => one[0] - other[0] || one[1] - other[1]);
  const ranks = new Map(sorted.map(({ id }, index) => [id, index]));
  const rankOf = ({ buildingId }: HouseholdDocument) => ranks.get(buildingId) ?? 0;
  return [...households].sort(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      (one.sortKey < other.sortKey ? -1 : one.sortKey > other.sortKey ? 1 : 0),
  );
}

function cellsOf(
  { lineage, number, area, head, owners, birthBand, grid }: HouseholdDocument,
  places: ReadonlyMap<string, PlaceDocument>,
  withPhones: boolean,
): RosterCells {
  const [estate, building, stair] = lineage.slice(1).map((id) => places.get(id)?.name ?? '');
  return {
    estate,
    building,
    stair,
    number,
    ...(area === null ? {} : { area: area / 100 }),
    ...(head.name === null ? {} : { name: head.name }),
    ...(withPhones && head.phoneCipher !== null ? { phone: decryptPhone(head.phoneCipher) } : {}),
    ...(owners.length === 0 ? {} : { owner: owners.join('、') }),
    ...(birthBand === null ? {} : { birthYear: birthBand }),
    ...(grid === null ? {} : { grid }),
  };
}
