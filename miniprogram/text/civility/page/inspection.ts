/** Walks through buildings, and what is to be checked of them. */
export const INSPECTION_LIST = {
  hint: '一位查，另一位核对。谁家都不由自己家的人来定。扣的分，过了申诉的日子才算。',
  empty: '还没有整栋查过',
  emptyHint: '楼栋长、网格员可以一次看完一整栋，点下面开始。',
  waits: '等人核对',
  fold: '收起',
  check: '一户一户看，来核对',
  look: '一户一户看',
  locked: '您查的、核对过的，或者剩下的是您家，要请另一位来定。',
  reason: '怎么核对的',
  reasonHint: '这些家看得到',
  decline: '都不算',
  agree: '核对无误',
  record: '查一栋楼',
  wantsReason: '请写一句怎么核对的，这些家看得到。',
  decided: '定好了',
};

/** Decided, but some doors are left to another. */
export const decidedExcept = (open: number) => `定好了，还有 ${open} 户要另一位`;

/** Noting what was seen, door by door. */
export const INSPECTION_RECORD = {
  which: '查哪一栋？',
  noPlaces: '没有您负责的楼栋',
  noPlacesHint: '楼栋检查由楼栋长、网格员和居委会来做。',
  chooseRule: '选是哪一条规则',
  marksHint: '先选一种，再点门牌。点错了，换一种再点一次。',
  marks: '看到了什么',
  noDoors: '这栋楼还没有门牌',
  noDoorsHint: '先把名册导进来，这里就有了。',
  pictureHint: '要看图才说得清的，拍一张。这一户和核对的人看得到，邻居看不到。',
  restMet: '其余都是“做到了”',
  restUnmet: '其余都是“没做到”',
  note: '怎么看的',
  noteHint: '例如：下午三点逐户看楼道。这些家看得到',
  record: '记下这次检查',
  recordNote: '由另一位核对过才算',
  wantsRule: '请先选是哪一条规则。',
  wantsDoor: '还没有点过一户。',
  wantsNote: '请写一句怎么看的，核对的人要靠它来判断。',
  recorded: '记好了',
};

export const countsWords = (met: number, unmet: number, unseen: number) =>
  `做到了 ${met} 户，没做到 ${unmet} 户，没看 ${unseen} 户`;

export const doorPictures = (door: string) => `${door} 的图片`;

export const tooManyPictured = (most: number) =>
  `一次最多给 ${most} 户加图片，请去掉几户的，或者分两次记。`;

/** The reader's own door on the grid. */
export const OWN_DOOR = { tone: 'quiet', sign: '家', words: '您家，请别人来看' } as const;
