/** Which households have confirmed, door by door. */
export const NOTICE_DOORS = {
  door: '房号',
  doorExample: '输入房号，例如 301',
  notFoundHint: '看看是不是输错了，或者不在这里。',
  empty: '这里还没有门牌',
  emptyHint: '先把名册导进来，这里就有了。',
  theseDone: '这几户都确认了。',
  allDone: '都确认了，不用再敲门。辛苦了。',
  pickHint: '点门牌，可以选好几户；再点一次就不选。',
  hint: '点门牌，打电话，或者替这一户记下。',
  cut: '门牌太多，这里没有画全。输入房号就能找到。',
  undoLabel: '撤回刚记下的',
  undo: '撤回',
  unit: '户',
  call: '打电话',
  told: '当面已说',
  right: '没记错',
  agreedQuestion: '电话里说好了吗？说好了就替这一户记下确认。',
  agreed: '说好了',
  notAgreed: '还没有',
};

export const noDoor = (search: string) => `这里没有房号是 ${search} 的`;

export const toldWords = (count: number) => `${count} 户当面已说`;

export const signedWords = (count: number) => `${count} 户纸面已签`;

export const mayUndoWords = (words: string) => `${words}。记错了可以撤回。`;

export const justNoted = (what: string) => `刚记下：${what}`;

/** A door that is picked, to note several at once. */
export const PICKED = { sign: '选', words: '选上了' };
