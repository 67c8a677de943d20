import type { Action } from '../action';

/** asked: not everybody has agreed to talk yet */
export type MediationState = 'asked' | 'going' | 'agreed' | 'ended';

/** How a party said something that the mediator has written down. */
export type SaidHow = 'spoken' | 'phone' | 'paper';

/** What the mediator has written down for a party. */
export interface NoteLine {
  byName: string;
  at: number;
  how: SaidHow;
  /**
   * told: the party was told, and it holds unless they say otherwise; waits: they have no WeChat, and it holds once a
   * second person has asked them; confirmed
   */
  state: 'told' | 'waits' | 'confirmed';
  /** who asks or has asked the party; null: the party themselves */
  secondName: string | null;
}

/** Why somebody was named who has no part in it. */
export type MistakeReason =
  | 'namesake' // somebody else of that name
  | 'door' // another door
  | 'unconcerned'; // it is not about them

/** Somebody may have been named by mistake, and has agreed to talk before: it takes two. */
export interface RemovalLine {
  reason: MistakeReason;
  /** who has said so; the other one has to agree */
  by: 'mediator' | 'party';
}

/** What a second person is to ask a party who has no WeChat. Nothing of what it is about, nor of whom it is between. */
export interface SecondLine {
  mediationId: string;
  /** index among the parties */
  party: number;
  /** how many have been taken out: the indexes are those of then */
  gone: number;
  /** index among the helpers; null: whether they want to talk */
  helper: number | null;
  /** removal: whether they were named by mistake */
  about: 'talk' | 'helper' | 'removal';
  name: string;
  door: string;
  byName: string;
  at: number;
  how: SaidHow;
}

type Command = { commandId: string };
type One = { communityId: string; mediationId: string };

export type PartyErrorCode =
  | 'MEDIATION_NO_SECOND' // nobody can be found who could ask the party
  | 'MEDIATION_PARTY_STAYS' // whoever asked for it; or once it was agreed on
  | 'MEDIATION_MISTAKEN'; // the caller was named by mistake, and is no party any more

/** `gone`: how many mistakes the caller has seen; indexes among the parties are those of then. */
export interface PartyActions {
  /** The party themselves (`party: null`), or the second person, says whether what was written down is so. */
  confirmNote: Action<
    One & { party: number | null; helper: number | null; gone: number; holds: boolean } & Command,
    { state: MediationState }
  >;
  /**
   * Somebody was named by mistake. The mediator takes them out before they have agreed to talk; afterwards the mediator
   * and the person (`party: null`), or the second person for one without WeChat, have to say so both.
   */
  removeParty: Action<
    One & { party: number | null; gone: number; reason: MistakeReason } & Command,
    { removed: boolean }
  >;
}
