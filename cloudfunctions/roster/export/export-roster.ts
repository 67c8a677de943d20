import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { decryptPhone } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { communities, type PlaceDocument } from '../../places/collections.ts';
import { readHouseholds, readPlaces } from './door-repository.ts';
import { type RosterCells, writeRoster } from './write-workbook.ts';

/** The whole roster as a workbook that can be imported again; phone numbers only if asked for. */
export const exportRoster = action('roster.exportRoster', {
  input: v.strictObject({ communityId, withPhones: v.boolean(), commandId }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  load: ({ communityId }) => ({ community: one(communities, communityId) }),
  command: ({ communityId, withPhones }) => ({
    action: withPhones ? 'roster.export-phones' : 'roster.export',
    target: `place:${communityId}`,
  }),
  budget: 26, // the actor, and a thousand households or places a request
  async run({ communityId, withPhones }, context) {
    const record = await beginExport(context, communityId, 'xlsx');
    const places = new Map((await readPlaces(communityId)).map((place) => [place._id, place]));
    const households = inOrder(await readHouseholds(communityId), places);
    const rows = households.map((household) => cellsOf(household, places, withPhones));
    const { community, command } = context;
    const name = `${community?.name ?? ''}名册 ${dayOf(command.stamp.at)}.xlsx`;
    return storeExport(record, await writeRoster(rows), name);
  },
});

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
