import type { AdultState } from '../../typings/contract/people.ts';
import type { HeldRole } from '../../typings/contract/resident.ts';
import { collection, type Stamp, type Stamped } from '../kernel/database/collection.ts';

/** What is known of whether somebody is 18: no date of birth. `decided…`: of the officer who confirmed or doubted it. */
export interface Adult {
  state: AdultState;
  statedAt: number;
  /** the person, or the officer who has entered them */
  statedBy: string;
  decidedAt: number | null;
  decidedBy: string | null;
}

/** How a household's one-time code stands. The code itself is never stored. */
export interface CodeState {
  /** keyed hash; a value of its own kind when there is no code, since the index is unique */
  hash: string;
  issuedAt: number | null;
  expiresAt: number | null;
  /** id of who gave it out: it does not open the door to them */
  issuedBy?: string;
  /** accountKey of who joined with it */
  usedBy: string | null;
  usedAt: number | null;
}

export interface HouseholdDocument extends Stamped {
  /** id of the building, for lists */
  buildingId: string;
  /** the places around it, outermost first, without itself */
  lineage: string[];
  label: string;
  /** the house number as on the door */
  number: string;
  /** sorts 2 before 10 within a building */
  sortKey: string;
  /** 0.01 ㎡ */
  area: number | null;
  head: {
    name: string | null;
    /** all numbers, the one that is called first, kept apart by 、 */
    phoneCipher: string | null;
    phoneHash: string | null;
    /** keyed hash of the numbers after the first */
    othersHash?: string | null;
  };
  /** names of those who own it; none if the roster does not say */
  owners: string[];
  /** what the register calls the owner and the certificate by, see owners/number-rules.ts; null = not said */
  register?: { owner: string | null; certificate: string | null };
  /** what rosters before told owners apart by: upkeep takes it away */
  ownerKey?: string | null;
  /** decade in which the head of the household was born: 1950 */
  birthBand: number | null;
  /** micro-grid, by its name within the estate */
  grid: string | null;
  code: CodeState;
  /** who speaks for it; `carried`: their entries say so as well, under the change that chose them */
  representative?: { residentId: string; since: number; carried: boolean; change?: Stamp } | null;
  /** others moved in; `carried`: everybody who was there before is out */
  takenOver?: { change: Stamp; carried: boolean };
}

/** Whether somebody who lives in a unit is one of those who own it, or acts for a firm that does. */
export interface OwnerProof {
  state: 'asked' | 'confirmed' | 'declined';
  at: number;
  /** the owner that they are, by the name in the register then; null until it is confirmed */
  as: string | null;
  /** the newest keyed hash of what the register called the owner by */
  number: string | null;
  /** the officer who decided, and by what if the names differ */
  decidedBy: string | null;
  basis: string;
}

export interface ResidentHousehold {
  householdId: string;
  label: string;
  joinedAt: number;
  owner?: OwnerProof;
}

/** A home that an officer wrote somebody out of while votes ran: in those the person still votes. */
export interface LeftHome extends ResidentHousehold {
  /** when they were written out */
  at: number;
  /** when the last of those votes closes */
  until: number;
}

/** An officer's own number, which neighbours may call within hours; in minutes of the day in Shanghai. */
export interface Contact {
  phoneCipher: string;
  from: number;
  until: number;
  /** the day: it is shown for the offices of then. Missing: offered before this was noted */
  offeredOn?: string;
}

export interface ResidentDocument extends Stamped {
  /** `wx:<openid>`, or `none:<_id>` for a person without WeChat: unique in a community */
  accountKey: string;
  openid: string | null;
  name: string;
  households: ResidentHousehold[];
  /** until the votes that ran then are closed */
  left?: LeftHome[];
  /** missing for whoever came before anybody was asked; null for who has left */
  adult?: Adult | null;
  /** offered by its owner alone; missing or null = neighbours see none */
  contact?: Contact | null;
  /** every place around one of the households: what notices are addressed by */
  lineages: string[];
  roles: HeldRole[];
  /** template id → messages that may still be sent */
  grants: Record<string, number>;
  /** template id → messages sent */
  sends: Record<string, number>;
  /** the latest messages that changed grants or sends: each of them counts once */
  counted?: string[];
  /** stamps of the latest commands about other documents that were carried into this entry, once each */
  applied?: string[];
  /** homes that the person has left, until those homes do not name them any more */
  vacated?: string[];
  /** of somebody who has left: whether nothing else names them any more */
  forgotten?: boolean;
  /** of somebody who has left: which command that was, whoever is here under that account by now */
  leftBy?: string;
  createdAt: number;
}

export const households = collection<HouseholdDocument>('households');
export const residents = collection<ResidentDocument>('residents');
