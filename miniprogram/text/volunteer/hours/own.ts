/** What one has done, and a certificate of it. */
export const MY_HOURS = {
  empty: '还没有记下的时长',
  emptyHint: '参加一次，签到签退，结束后这里就有了。',
  issued: '证明开好了',
  issuedHint: '收证明的人凭这两样就能在小程序里核对，除了证明上写的，看不到别的。',
  openAgain: '再打开一次文件',
  forward: '转发给要核对的人',
  shifts: '每一次',
  profile: '我的志愿资料',
  check: '核对一张证明',
  certify: '开一张志愿服务证明',
  certifyNote: '最近一年的时长，有编号和验证码',
  cardTitle: '志愿服务记录证明，点开可以核对',
};

/** 2026 年 */
export const yearTitle = (year: string) => `${year} 年`;

export const numberWords = (number: string) => `编号 ${number}`;

export const codeWords = (code: string) => `验证码 ${code}`;
