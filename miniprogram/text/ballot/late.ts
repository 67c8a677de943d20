import type { OwnVoter } from '../../../typings/contract/motion';

/** To somebody who was written out of a home while a vote, or a consultation, was under way. */
export const LEFT_HOME = '登记写着您已经搬走；这件事在那以前就公告了，您照样可以参加。';

/** Why somebody who came after the announcement has no vote in it. */
const LATE: Record<OwnVoter['as'], string> = {
  self: '这件事在您搬来以前就公告了，名册已经定下。以后公告的，您都可以参加。',
  household: '这件事在您搬来以前就公告了，由那时住在这里的人参加。以后公告的，您家都可以参加。',
  owner:
    '这次表决在您住进来以前就公告了，由公告那天的业主投：那天您就是业主的，请楼栋长或业委会当面核对一次，就能用手机投。以后才买下的，从下一次表决起投。',
  proxy: '',
};

export const lateWords = (as: OwnVoter['as']): string => LATE[as];
