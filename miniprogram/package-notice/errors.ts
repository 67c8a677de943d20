import { COVENANT_ERRORS } from '../text/covenant/error';
import { addErrors } from '../text/error';
import { MODERATION_ERRORS } from '../text/moderation/error';
import { NOTICE_ERRORS } from '../text/notice/error';
import { ROSTER_ERRORS } from '../text/roster/error';

/** What the pages of this package can be refused. Each of them imports this file first. */
addErrors({ ...COVENANT_ERRORS, ...MODERATION_ERRORS, ...NOTICE_ERRORS, ...ROSTER_ERRORS });
