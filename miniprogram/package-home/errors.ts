import { addErrors } from '../text/error';
import { FILING_ERRORS } from '../text/filing/error';
import { ROLE_ERRORS } from '../text/role/error';

/** What the pages of this package can be refused. Each of them imports this file first. */
addErrors({ ...FILING_ERRORS, ...ROLE_ERRORS });
