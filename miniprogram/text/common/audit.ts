import { BALLOT_ACTIONS } from '../ballot/audit';
import { CIVILITY_ACTIONS } from '../civility/audit';
import { COVENANT_ACTIONS } from '../covenant/audit';
import { FILING_ACTIONS } from '../filing/audit';
import { MATTER_ACTIONS } from '../matter/audit';
import { MEETING_ACTIONS } from '../meeting/audit';
import { MODERATION_ACTIONS } from '../moderation/audit';
import { NOTICE_ACTIONS } from '../notice/audit';
import { RESIDENT_ACTIONS } from '../resident/audit';
import { ROLE_ACTIONS } from '../role/audit';
import { ROSTER_ACTIONS } from '../roster/audit';
import { VOLUNTEER_ACTIONS } from '../volunteer/audit';

const ACTIONS: Record<string, string> = {
  ...BALLOT_ACTIONS,
  ...CIVILITY_ACTIONS,
  ...COVENANT_ACTIONS,
  ...FILING_ACTIONS,
  ...MATTER_ACTIONS,
  ...MEETING_ACTIONS,
  ...MODERATION_ACTIONS,
  ...NOTICE_ACTIONS,
  ...RESIDENT_ACTIONS,
  ...ROLE_ACTIONS,
  ...ROSTER_ACTIONS,
  ...VOLUNTEER_ACTIONS,
};

export function auditWords(action: string): string {
  return ACTIONS[action] ?? action;
}
