import { Refusal } from '../../kernel/refusal.ts';
import type { BodyDocument } from '../collections.ts';
import { findStatesOf } from '../meeting/meeting-repository.ts';
import { findOwnerless } from '../task/task-repository.ts';
import { ruleOf } from './body-rules.ts';

/** What a body has still to do. */
export interface Unfinished {
  /** called, or going on */
  meetings: number;
  /** open, and nobody's but the seat's that would be gone */
  tasks: number;
}

/** Two requests. */
export async function readUnfinished({ communityId, _id }: BodyDocument): Promise<Unfinished> {
  const [held, tasks] = await Promise.all([
    findStatesOf(communityId, _id),
    findOwnerless(communityId),
  ]);
  const ids = new Set(held.map((meeting) => meeting._id));
  return {
    meetings: held.filter(({ state }) => state === 'called' || state === 'running').length,
    tasks: tasks.filter(({ meetingId }) => ids.has(meetingId)).length,
  };
}

/** @throws Refusal BODY_UNFIT if the law wants the body, BODY_BUSY */
export function requireFinished({ form }: BodyDocument, unfinished: Unfinished | null): void {
  if (ruleOf(form) !== null) throw new Refusal('BODY_UNFIT', { problem: 'lawful' });
  // Nothing was looked up: it was to be dissolved only since then.
  if (!unfinished) throw new Refusal('BODY_CHANGED');
  const { meetings, tasks } = unfinished;
  if (meetings + tasks > 0) throw new Refusal('BODY_BUSY', { meetings, tasks });
}
