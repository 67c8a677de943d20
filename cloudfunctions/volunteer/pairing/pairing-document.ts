import type {
  Agreement,
  PairingEndWhy,
  PairingSide,
  PairingState,
  PairingTask,
  VisitLine,
  VisitPlan,
} from '../../../typings/contract/pairing.ts';
import type { Stamped } from '../../kernel/database/collection.ts';

/** By whom it was given or written down. */
export interface GivenAgreement extends Agreement {
  by: string;
}

/**
 * One helper and one elder. Until it has ended `elderKey` and `helperKey` are the ids of the two, afterwards its
 * own: the indexes over them are unique, so that nobody is in two at once.
 */
export interface PairingDocument extends Stamped {
  /** the household in which the elder is visited */
  placeId: string;
  label: string;
  elderId: string;
  helperId: string;
  elderKey: string;
  helperKey: string;
  guardian: { residentId: string; of: 'helper' | 'elder' } | null;
  /** what was written from `since` on is theirs to read */
  coordinator: { residentId: string; since: number };
  tasks: PairingTask[];
  agreed: Record<PairingSide, GivenAgreement | null>;
  state: PairingState;
  plans: VisitPlan[];
  ended: {
    at: number;
    why: PairingEndWhy;
    /** who did it; null: upkeep */
    by: string | null;
    /** of an officer: how they were asked */
    how: 'phone' | 'spoken' | 'paper' | null;
  } | null;
  /** when it was proposed */
  at: number;
  /** when all had agreed */
  since: number | null;
  /** 1 until it has ended: those stand first in lists */
  open: 0 | 1;
  /** when the diary is erased; null: there is none, or it stays for now */
  diaryUntil: number | null;
}

/** A visit that has been. `_id` is `${pairingId}:${day}`. */
export interface PairingVisitDocument extends Stamped {
  pairingId: string;
  helperId: string;
  day: string;
  start: string;
  minutes: number;
  withGuardian: boolean;
  state: VisitLine['state'];
  decidedBy: VisitLine['decidedBy'];
  at: number;
}

export interface PairingEntryDocument extends Stamped {
  pairingId: string;
  writerId: string;
  /** empty once it was taken away */
  text: string;
  state: 'shown' | 'held' | 'removed';
  at: number;
}
