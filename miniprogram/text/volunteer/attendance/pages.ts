/** The code of the moment, full screen. */
export const ATTENDANCE_CODE = {
  old: '这些码是一天多以前取的。这一班后来要是改过时间，码就对不上了：走到有信号的地方，点“重新取一次”。来不及的话，用名单点名也一样。',
  again: '重新取一次',
  unit: '人',
  arrived: '到了',
  lacking: '没到',
  hint: '请邻居在小程序里点“扫码签到”来扫，不是用微信首页扫。转发出去的码，送晚了要您核对才算。',
  byList: '用名单点名',
  noCodes:
    '现在没有信号，这部手机里也没有提前取好的码。走到有信号的地方打开一次这一页，回来就能用；也可以用名单点名，或者先记在纸上。',
  ended: '这一班的码已经停了。漏了的，可以在名单里补记时长，由队外的人核对。',
};

export const codesKept = (age: string) => `现在没有信号，码照样能用：是 ${age}取好的。`;

export const codesFrom = (from: string, last: string) =>
  `${from} 起出码，一直到 ${last}。码已经存在这部手机里，到时没有信号也能用。`;

/** Who came and who is awaited, and the headcount that closes a shift. */
export const ATTENDANCE_LIST = {
  add: '补记',
  correct: '更正',
  unit: '人',
  arrived: '到了',
  lacking: '没到',
  openCode: '打开签到码',
  empty: '还没有人报名',
  emptyHint: '有人报名，名单就在这里。',
  late: '补交的扫码，您看见他来了吗',
  missed: '没有签到的',
  awaited: '还没到的',
  there: '到了的',
  onPaper: '签在纸上的，没报名也来了的',
  onPaperHint: '把时长补记上，写明原因。补记的和签到的分开写，队外的人核对以后才算数。',
  addOne: '补记一个人的时长',
  longer: '这一班延长了，补记多出来的',
  madeWrong: '这一班补记错了？',
  madeConfirmed: '已经有时长核对通过，不能再撤回。哪一条记错了，请用“更正”。',
  madeOpen:
    '还没有时长核对通过，可以撤回。撤回以后，等核对的时长一起作废；社区书记和监督的人仍然看得到谁记过、谁撤回了。',
  withdraw: '撤回这次补记',
  outcome: '这一班办成了什么',
  noOutcome: '还没有记。邻居打开这一班就看得到。',
  served: '帮到多少人',
  leaveBlank: '没有就空着',
  saved: '省下多少钱（元）',
  pictures: '照片',
  picturesHint: '检查通过以后，邻居看得到。没有人脸的最好。',
  agreed: '照片里的人都同意',
  agreedHint: '认得出的人，每一位都问过了；反悔了随时可以撤下',
  noteAnew: '改成这样',
  note: '记下来',
  feedback: '大家怎么说',
  feedbackHint: '来过的邻居怎么看，您也可以回一句',
  closeHint:
    '没有签退的，时长算到这一班结束，本人能看到是这样算的。一班的时长不会超过这一班的长度。',
  close: '清点人数，结束这一班',
  closeNote: '签到的比您数的多时，后签到的几位要请队外的人核对',
  withdrawTitle: '撤回这次补记？等核对的时长一起作废，不能恢复',
  withdrawExample: '为什么，例如：记错了日子',
  withdrawConfirm: '撤回',
  withdrawCancel: '先不撤回',
  reasonTooLong: '请写短一点，200 字以内',
  reasonMissing: '请写一句为什么撤回',
  headcountConfirm: '就是这些',
  headcountCancel: '再数数',
  wantsWholeNumbers: '人数和钱数都填整数，没有的空着。',
  askThem: '照片里认得出的人，都要先问过、都同意。问好了，打开上面那一行再记。',
};

export const headcountTitle = (arrived: number) => `到场一共几个人？签到的有 ${arrived} 人`;

export const headcountExample = (arrived: number) => `您自己数的，例如 ${arrived}`;

/** The figures, for a screen reader. */
export const figuresLabel = (figures: string) => `签到码 ${figures}`;

/** Until the next code. */
export const secondsLeft = (seconds: number) => `${seconds} 秒后换下一个`;

/** Why it was written down afterwards; '' = it was not. */
export const madeWords = (made: string | null | undefined) => (made ? `事后补记的：${made}` : '');
