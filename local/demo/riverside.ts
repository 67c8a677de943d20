import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { LocalCloud } from '../cloud/index.ts';
import type { Persona } from '../cloud/personas.ts';
import { communityDocument, type Person, residentDocument, rosterDocuments } from './documents.ts';
import { plain } from './insert.ts';
import { roleAt } from './people.ts';
import { Random } from './random.ts';
import { rosterEntries } from './roster.ts';

const RIVERSIDE = { id: 'riverside', name: '滨河社区' };

/** The community next door, of 24 households. @returns whose phones there are */
export async function seedRiverside(cloud: LocalCloud, start: number): Promise<Persona[]> {
  const { id: communityId, name } = RIVERSIDE;
  const joinedAt = start - 60 * DAY;
  const random = new Random(7);
  const entries = rosterEntries([{ name: '滨河小区', buildings: 2 }], 24, random);
  const { places, households } = rosterDocuments(communityId, name, entries, joinedAt);
  const root = places[0] as PlaceDocument;
  const people: Person[] = [
    {
      id: 'riverside-secretary',
      openid: 'o-riverside-secretary',
      name: '许石桥',
      households: [],
      roles: [roleAt('secretary', root)],
    },
    {
      // lives here too: one person in two communities
      id: 'riverside-zhou',
      openid: 'o-resident-zhou',
      name: '周归雁',
      households: households.slice(3, 4),
      roles: [],
    },
    {
      id: 'riverside-resident',
      openid: 'o-riverside-resident',
      name: '曹雨荷',
      households: households.slice(0, 1),
      roles: [],
    },
  ];
  const { database } = cloud;
  await database.insertMany('communities', [plain(communityDocument(communityId, name, joinedAt))]);
  await database.insertMany('places', places.map(plain));
  await database.insertMany('households', households.map(plain));
  await database.insertMany(
    'residents',
    people.map((person) => plain(residentDocument(communityId, person, joinedAt))),
  );
  const notes = ['滨河社区的书记，看不到阳光苑', '滨河社区的居民'];
  const cast = people.filter(({ id }) => id !== 'riverside-zhou');
  return cast.map(({ id, openid, name: called }, index) => ({
    id,
    openid: openid ?? '',
    name: called,
    note: notes[index] ?? '',
    communityId,
  }));
}
