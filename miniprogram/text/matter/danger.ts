export interface Danger {
  /** whom to phone */
  number: string;
  words: string;
}

/** Whom to phone at once, by what somebody writes. 12345 is never for an emergency. */
const DANGERS: readonly (Danger & { signs: RegExp })[] = [
  {
    number: '119',
    words: '着火、闻到煤气味、有人被困，先打 119，人先出来。',
    signs: /着火|起火|失火|冒烟|浓烟|煤气味|燃气味|天然气味|漏气|燃气泄漏|困在电梯|爆炸/,
  },
  {
    number: '120',
    words: '有人晕倒、受伤、喘不上气，先打 120。',
    signs:
      /晕倒|昏倒|昏迷|不省人事|叫不醒|喘不上气|胸口疼|大出血|中毒|抽搐|喝了农药|跳楼|轻生|自杀/,
  },
  {
    number: '110',
    words: '有人打人、持刀、强闯、跟踪，先打 110。说话不方便可以发短信到 12110。',
    signs: /打人|殴打|打架|持刀|砍|撬门|闯进|入室|抢|绑架|跟踪|威胁|杀/,
  },
  {
    number: '12338',
    words:
      '家里人动手、孩子或老人受虐待，打 110，也可以打妇联 12338。社区一定会报告，不会调解了事。',
    signs: /家暴|家庭暴力|打老婆|打孩子|打老人|虐待|性侵|猥亵/,
  },
];

/** What in these words is a danger now. */
export function dangersIn(words: string): Danger[] {
  return DANGERS.filter(({ signs }) => signs.test(words)).map(({ number, words: said }) => ({
    number,
    words: said,
  }));
}
