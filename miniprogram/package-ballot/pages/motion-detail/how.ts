import type { MotionDetail } from '../../../../typings/contract/motion';
import { PROBLEMS } from '../../../text/ballot/rule';

/** What secrecy and presence mean for the reader. */
export function howWords({ form, binding }: MotionDetail): string {
  if (form.ruleId === 'poll') return '书记、楼栋长和邻居都看不到谁选了什么。';
  const secret = form.secret
    ? '不记名：书记、楼栋长和邻居都看不到谁投了什么。计票以后，用投票的这部手机可以在名单里找到自己的票。'
    : '记名：您投了什么，您自己看得到；公布的名单里只有票号，没有姓名和门牌。';
  if (form.basis === 'owners') {
    return `${secret}${binding ? '' : '业主在手机上投的是预表决，正式结果以书面为准。'}`;
  }
  if (form.ruleId === 'consultation') {
    return `${said(secret)}谈成的事，大家一起去办；依法不强制任何人。`;
  }
  return `${secret}${binding ? '' : '按规定要到会场投才计入，在别处投的作为线上意见另外统计。'}`;
}

/** Who talks something over says something; there is nothing to cast. */
const said = (words: string) => words.replaceAll('投了', '说了').replaceAll('投完', '说完');

/** What the reader should know about how it was announced, or ended. */
export function remarksOf({ formerBody, unadopted }: MotionDetail): string[] {
  const former = '这件事是在规定改进以前公告的，按当时的办法办完，名称也照旧。';
  return [
    ...(formerBody ? [former] : []),
    ...(unadopted ? [`结果通过了，但是公约没有生效：${PROBLEMS[unadopted]}`] : []),
  ];
}
