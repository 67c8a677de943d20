import type { DeclineReason, RequestState } from '../../typings/contract/joining.ts';
import { collection, type Stamped } from '../kernel/database/collection.ts';
import type { CodeState } from '../people/collections.ts';

/** The one-time code with which a community's first secretary takes office. `_id` is the community's id. */
export interface SetupDocument extends Stamped {
  code: CodeState;
  /** who has taken it; the name only until the person has an entry */
  secretary: { residentId: string; openid: string; name: string | null; done: boolean } | null;
}

/**
 * Somebody without a code asks to be let into a household. `openKey` is the account while the request
 * waits, its own id after: the index over it is unique, so one waits per person and community.
 */
export interface JoinRequestDocument extends Stamped {
  householdId: string;
  label: string;
  /** the places around the household */
  lineage: string[];
  accountKey: string;
  openid: string;
  name: string;
  note: string;
  /** they say that they are 18 */
  adult?: boolean;
  openKey: string;
  state: RequestState;
  reason: DeclineReason | null;
  at: number;
  /** when it was decided or taken back */
  closedAt: number | null;
  /** what an acceptance says has been done */
  carried: boolean;
  /** the first of two officers, for somebody with several homes */
  agreedBy?: { residentId: string; name: string } | null;
}

/**
 * A resident lets another act for them (an elder and a daughter or steward): never in a secret ballot.
 * `_id` is `${principalId}:${agentId}`.
 */
export interface ConsentDocument extends Stamped {
  principalId: string;
  principalName: string;
  agentId: string;
  agentName: string;
  /** YYYY-MM-DD, both inclusive */
  from: string;
  until: string;
  /** in the app by the principal, or recorded by an officer who saw the paper or heard the word */
  given: 'app' | 'paper' | 'spoken';
  /** who recorded it: the principal, or the officer */
  recordedBy: string;
  /** when it was taken back, or null */
  endedAt: number | null;
}

/** Wrong codes per person and day. `_id` is a keyed hash of the openid and the day. */
export interface TriesDocument {
  _id: string;
  communityId: string;
  wrong: number;
  day: string;
}

export const setups = collection<SetupDocument>('setups');
export const joinRequests = collection<JoinRequestDocument>('joinRequests');
export const consents = collection<ConsentDocument>('consents');
export const tries = collection<TriesDocument>('tries');
