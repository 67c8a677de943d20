import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { stations } from '../collections.ts';

/** A station is where teams belong: a room of the community, of an estate, of a building. */
export const saveStation = action('volunteer.saveStation', {
  input: v.strictObject({
    communityId,
    stationId: v.nullable(documentId),
    name: line(20),
    placeId,
    address: line(60),
    commandId,
  }),
  access: officersOf('input.placeId', SECRETARY, 'within'),
  load: (input) => ({
    place: one(places, input.placeId, 'PLACE_NOT_FOUND'),
    station: one(stations, input.stationId),
  }),
  command: ({ stationId }) =>
    stationId === null
      ? { action: 'station.save', target: 'station:', creates: true }
      : { action: 'station.save', target: `station:${stationId}` },
  budget: 3,
  run: (input, context) => {
    const { place, station } = context;
    const { name, address } = input;
    const saved = { name, address, placeId: place._id, placeLabel: place.label };
    if (input.stationId === null) {
      return insert(context, input.communityId, stations, {
        decide: (stamp) => ({
          _id: stamp.id,
          communityId: input.communityId,
          ...saved,
          change: stamp,
        }),
        answer: (_station, { id }) => ({ stationId: id }),
      });
    }
    if (!station) throw new Refusal('STATION_NOT_FOUND');
    return change(context, stations, station, {
      missing: 'STATION_NOT_FOUND',
      decide: () => saved,
      answer: ({ _id }) => ({ stationId: _id }),
    });
  },
});
