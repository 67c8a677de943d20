import type { MinutesForm } from '../../../typings/contract/meeting/meeting.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findNames } from '../body/body-repository.ts';
import type { MeetingDocument, PresenceDocument } from '../collections.ts';
import { namedIn } from './minutes-rules.ts';

/** The names of those who have a seat or were there. One request. */
export async function namesAt(
  { communityId, holders }: Pick<MeetingDocument, 'communityId' | 'holders'>,
  shown: readonly PresenceDocument[],
): Promise<string[]> {
  const here = shown.flatMap(({ residentId }) => (residentId ? [residentId] : []));
  const names = await findNames(communityId, [...holders, ...here]);
  return [...names.values(), ...shown.map(({ name }) => name)];
}

/** @throws Refusal MINUTES_NAMED if what would be published names one of these */
export function requireUnnamed(
  form: MinutesForm,
  meeting: Pick<MeetingDocument, 'agenda' | 'hidden'>,
  names: readonly string[],
): void {
  const name = namedIn(form, meeting, names);
  if (name !== null) throw new Refusal('MINUTES_NAMED', { name });
}
