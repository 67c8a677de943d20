import { BALLOT_ERRORS } from '../text/ballot/error';
import { COVENANT_ERRORS } from '../text/covenant/error';
import { addErrors } from '../text/error';
import { MEETING_ERRORS } from '../text/meeting/error';
import { MODERATION_ERRORS } from '../text/moderation/error';
import { NOTICE_ERRORS } from '../text/notice/error';

/** What the pages of this package can be refused. Each of them imports this file first. */
addErrors({
  ...BALLOT_ERRORS,
  ...COVENANT_ERRORS,
  ...MEETING_ERRORS,
  ...MODERATION_ERRORS,
  ...NOTICE_ERRORS,
});
