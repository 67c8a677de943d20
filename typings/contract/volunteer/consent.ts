import type { Action } from '../action';

type Command = { commandId: string };

/**
 * noted: on paper, as one person has written down, and waits for a second one; given; withdrawn: also where the second
 * person found no such paper
 */
export type ConsentState = 'noted' | 'given' | 'withdrawn';

/** A guardian's consent to what a minor does as a volunteer, or takes part in. */
export interface ConsentLine {
  residentId: string;
  name: string;
  /** null: nobody has said anything */
  state: ConsentState | null;
  how: 'app' | 'paper' | null;
  /** UTC milliseconds of the last word */
  at: number | null;
}

/** A paper that waits for a second person. */
export interface NotedConsent extends ConsentLine {
  /** who wrote it down */
  byName: string;
}

/** Codes of these actions. */
export type ConsentErrorCode =
  | 'CONSENT_MISSING' // details.who: own, other
  | 'AGE_UNKNOWN' // details.who: own, other; nobody has said whether they are 18
  | 'CONSENT_ADULT' // given by adults alone
  | 'CONSENT_OWN' // of one's own home, or noted by oneself
  | 'CONSENT_DECIDED'; // no paper of it waits

export interface ConsentActions {
  /** Of those the caller lives with who are not known to be 18; and for who may be the second person, papers that wait. */
  listConsents: Action<
    { communityId: string },
    { family: ConsentLine[]; waiting: NotedConsent[] | null }
  >;
  /** An adult of the same home gives it on their own phone, or takes it back: then places that are ahead are lost. */
  giveConsent: Action<
    { communityId: string; residentId: string; given: boolean } & Command,
    { state: ConsentState | null }
  >;
  /** Who leads a team has the paper before them, or was told that it no longer holds. */
  noteConsent: Action<
    { communityId: string; teamId: string; residentId: string; given: boolean } & Command,
    { state: ConsentState | null }
  >;
  /** A second person has seen the paper as well, or has not. */
  confirmConsent: Action<
    { communityId: string; residentId: string; decision: 'confirm' | 'refuse' } & Command,
    { state: ConsentState | null }
  >;
}
