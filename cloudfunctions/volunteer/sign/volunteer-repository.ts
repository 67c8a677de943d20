import { command, tableOf } from '../../kernel/database/table.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type VolunteerDocument, volunteers } from '../collections.ts';

const table = tableOf(volunteers);

const TURNS = 5;

export function volunteerIdOf(communityId: string, residentId: string): string {
  return `${communityId}:${residentId}`;
}

function emptyVolunteer(communityId: string, residentId: string): VolunteerDocument {
  return {
    _id: volunteerIdOf(communityId, residentId),
    communityId,
    residentId,
    version: 0,
    claims: [],
    done: [],
    lates: [],
    born: null,
    skills: [],
    teamIds: [],
  };
}

export type VolunteerPatch = Partial<Omit<VolunteerDocument, '_id' | 'communityId' | 'residentId'>>;

/**
 * Changes a volunteer's own document on condition that it is as it was seen; reads it anew and decides again
 * if not. One request, two more for each time that somebody was quicker.
 * @param seen as it was read; undefined if there was none, null if it was not looked for
 * @param decide pure. @returns null if nothing is to be changed
 * @throws Refusal what decide refuses; SERVICE_BUSY if others keep changing it
 */
export async function changeVolunteer(
  communityId: string,
  residentId: string,
  seen: VolunteerDocument | undefined | null,
  decide: (own: VolunteerDocument | undefined) => VolunteerPatch | null,
): Promise<void> {
  const _id = volunteerIdOf(communityId, residentId);
  let own = seen === null ? await table.get(communityId, _id) : seen;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const patch = decide(own);
    if (patch === null) return;
    if (!own) {
      const made = { ...emptyVolunteer(communityId, residentId), ...patch, version: 1 };
      if (await table.insert(made)) return;
    } else {
      const { version } = own;
      const next = { ...patch, version: version + 1 };
      if ((await table.change({ communityId, _id, version }, next)) === 1) return;
    }
    own = await table.get(communityId, _id);
  }
  throw new Refusal('SERVICE_BUSY');
}

/** The documents of these residents, as far as there are any. One request. */
export async function findVolunteers(
  communityId: string,
  residentIds: readonly string[],
): Promise<Map<string, VolunteerDocument>> {
  const ids = residentIds.map((id) => volunteerIdOf(communityId, id));
  const found = await table.find({ communityId, _id: command.in(ids) }, { limit: 1000 });
  return new Map(found.map((one) => [one.residentId, one]));
}

/** Of somebody who has left nothing is kept here. */
export async function dropVolunteer(communityId: string, residentId: string): Promise<void> {
  await table.remove({ communityId, _id: volunteerIdOf(communityId, residentId) });
}
