import type { Action } from '../action';
import type { PictureLine } from '../parts/picture';
import type { ProofLine } from './shift';

/** Pictures: of what came of a shift, for neighbours; of a licence, for whoever checks it and nobody else. */

export type PicturedErrorCode =
  | 'PICTURE_CONSENT' // whoever can be recognised has to agree first
  | 'NOT_A_MEMBER' // of this team
  | 'PROOF_NOT_FOUND';

type Command = { commandId: string };

export interface PicturedActions {
  /** Those that have passed the check; of whoever has added them all. */
  showShiftPictures: Action<
    { communityId: string; shiftId: string },
    { pictures: PictureLine[]; waiting: number }
  >;
  /** By anybody who sees it, since they may be in it: it goes at once, and that is on record. */
  takeDownPicture: Action<
    { communityId: string; shiftId: string; pictureId: string } & Command,
    { pictures: string[] }
  >;
  /** A member shows a licence to the leaders of a team; no pictures take it back. */
  sendProof: Action<
    {
      communityId: string;
      teamId: string;
      skill: string;
      until: string | null;
      pictures: string[];
    } & Command,
    { proof: ProofLine | null }
  >;
  /** For who leads the team; each look leaves an entry. `waiting` are still being checked. */
  showProof: Action<
    { communityId: string; teamId: string; residentId: string } & Command,
    { proof: ProofLine; pictures: PictureLine[]; waiting: number }
  >;
}
