import type { BallotActions } from './ballot';
import type { CivilityActions } from './civility/actions';
import type { CovenantActions } from './covenant';
import type { FilingActions } from './filing';
import type { HomeActions } from './home';
import type { MatterActions } from './matter/actions';
import type { MeetingActions } from './meeting/actions';
import type { ModerationActions } from './moderation';
import type { NoticeActions } from './notice';
import type { ResidentActions } from './resident';
import type { RoleActions } from './role';
import type { RosterActions } from './roster';
import type { VolunteerActions } from './volunteer/actions';

/** Every function and its actions: the one list both sides are typed by. */
export interface Contract {
  resident: ResidentActions;
  notice: NoticeActions;
  home: HomeActions;
  moderation: ModerationActions;
  role: RoleActions;
  roster: RosterActions;
  ballot: BallotActions;
  civility: CivilityActions;
  filing: FilingActions;
  matter: MatterActions;
  covenant: CovenantActions;
  volunteer: VolunteerActions;
  meeting: MeetingActions;
}
