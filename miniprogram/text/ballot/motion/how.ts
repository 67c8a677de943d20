import type { MotionDetail } from '../../../../typings/contract/motion';
import { PROBLEMS } from '../rule';

const NOBODY_SEES = '书记、楼栋长和邻居都看不到谁';

/** Who sees what of the answers; `cast` = 投 of a vote, 说 of a consultation. */
function secrecyWords(secret: boolean, cast: '投' | '说'): string {
  return secret
    ? `不记名：${NOBODY_SEES}${cast}了什么。计票以后，用投票的这部手机可以在名单里找到自己的票。`
    : `记名：您${cast}了什么，您自己看得到；公布的名单里只有票号，没有姓名和门牌。`;
}

/** What secrecy and presence mean for the reader. */
export function howWords({ form, binding }: MotionDetail): string {
  if (form.ruleId === 'poll') return `${NOBODY_SEES}选了什么。`;
  if (form.ruleId === 'consultation') {
    return `${secrecyWords(form.secret, '说')}谈成的事，大家一起去办；依法不强制任何人。`;
  }
  const secret = secrecyWords(form.secret, '投');
  if (binding) return secret;
  return form.basis === 'owners'
    ? `${secret}业主在手机上投的是预表决，正式结果以书面为准。`
    : `${secret}按规定要到会场投才计入，在别处投的作为线上意见另外统计。`;
}

/** What the reader should know about how it was announced, or ended. */
export function remarksOf({ formerBody, unadopted }: MotionDetail): string[] {
  const former = '这件事是在规定改进以前公告的，按当时的办法办完，名称也照旧。';
  return [
    ...(formerBody ? [former] : []),
    ...(unadopted ? [`结果通过了，但是公约没有生效：${PROBLEMS[unadopted]}`] : []),
  ];
}
