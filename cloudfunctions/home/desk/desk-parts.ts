import { motionDesk, resultDesk } from '../../ballot/for-others.ts';
import { claimDesk, scoreDesk } from '../../civility/for-others.ts';
import { matterDesk } from '../../matter/for-others.ts';
import { meetingDesk } from '../../meeting/for-others.ts';
import { reviewDesk } from '../../moderation/for-others.ts';
import { askedDesk, handedDesk, recheckDesk, troubleDesk } from '../../notice/for-others.ts';
import type { DeskPart } from '../../people/desk/desk-part.ts';
import { requestDesk } from '../../resident/for-others.ts';
import { proposalDesk } from '../../role/for-others.ts';
import { hourDesk } from '../../volunteer/for-others.ts';

/** What a desk counts, in the order in which it shows it. */
export const DESK_PARTS: readonly DeskPart[] = [
  requestDesk,
  reviewDesk,
  recheckDesk,
  ...matterDesk,
  motionDesk,
  resultDesk,
  meetingDesk,
  claimDesk,
  proposalDesk,
  hourDesk,
  ...scoreDesk,
];

/** What it shows one by one. */
export const DESK_LISTS = { handed: handedDesk, troubled: troubleDesk, asked: askedDesk };
