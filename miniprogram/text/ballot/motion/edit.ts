/** Thresholds that an invitation may set. */
export const PARTS = [
  { value: '', name: '不设' },
  { value: '1/2', name: '一半以上' },
  { value: '2/3', name: '三分之二以上' },
  { value: '3/4', name: '四分之三以上' },
  { value: '1/1', name: '所有人' },
];

/** The steps of the form. */
export const MOTION_STEPS = ['什么事', '问什么', '什么时候', '核对'];

export const questionLabel = (number: number) => `问题 ${number}`;

export const clausesWords = (clauses: number) => `共 ${clauses} 条，每一条都问：同意、不同意、弃权`;

export const tooManyClauses = (clauses: number) =>
  `这份公约有 ${clauses} 条，一条一条投太长了。请整份一起表决。`;

export const wholeQuestion = (title: string) => `同意通过《${title}》吗？`;

/** `unit` = 户 or 人. */
export const takePartWords = (unit: string) => `多少${unit}参加才算数`;

export const noticeDaysWords = (days: number) =>
  `公告要满 ${days} 天，今天不算。前三天里，大家可以对名册提意见。`;

export const daysWords = (days: number) => `${days} 天`;

/** `area` = '' where areas do not count. */
export const eligibleWords = (persons: number, unit: string, area: string) =>
  `名册上有 ${persons} ${unit}${area && `，面积 ${area}`}`;

/** Of a place whose roster holds adults alone: how many are not on it yet, and what to do. */
export const adultsLeftWords = (counts: {
  confirmed: number;
  waiting: number;
  unasked: number;
  silent: number;
}) =>
  `名册上只有核对过年满 18 周岁的 ${counts.confirmed} 人。等核对的 ${counts.waiting} 人、早先加入还没问过的 ${counts.unasked} 人、没有说满 18 周岁的 ${counts.silent} 人不在上面。请先在“我的”里“核对年满 18 周岁”。`;

/** The dialog before a motion is announced: what was announced cannot be changed. */
export const ANNOUNCE = {
  title: '现在发布公告？',
  content: '发布以后内容不能再改，名册也定下来了。大家马上能看到，到时间自动开始投票。',
  confirmText: '发布公告',
  cancelText: '再看看',
};

/** While the roster is drawn up; `voters` = how many are on it so far. */
export const progressWords = (voters: number) =>
  voters === 0 ? '正在定名册' : `正在定名册，已经有 ${voters} 位`;

/** The form in which a motion is written. */
export const MOTION_EDIT = {
  place: '范围：哪里的人一起定',
  foldPlaces: '收起',
  otherPlace: '换范围',
  again: '再试一次',
  matter: '要定哪一类事',
  body: '由谁来定',
  basis: '谁来投',
  noBodies: '这个范围里没有由您召集的会议。请换一个范围试试。',
  settledCovenant: '哪一份定了稿的公约',
  noCovenants: '还没有定了稿的公约。请先在“议事”里把公约定稿，再来表决。',
  covenant: '哪一份公约',
  title: '标题',
  titleExample: '例如：一楼空房间改成老人活动室',
  about: '说明',
  aboutHint: '为什么要定这件事，定了以后怎么做',
  how: '怎么表决',
  whole: '整份一起表决',
  byClause: '一条一条表决',
  byClauseHint: '每一条都通过，公约才生效；有一条没通过，就回到起草小组，改好再表决。',
  drawn: '问题是按名单写好的，这里不能改。名单变了，请回到推选或者评议那里重新起草。',
  answers: '大家回答：同意、不同意、弃权',
  questionExample: '例如：同意这样改吗？',
  addQuestion: '再加一个问题',
  takePart: '多少参加才算数',
  agree: '参加的里面，多少同意才算谈成',
  agreeLabel: '多少同意才算谈成',
  thresholds: '写在邀请里，发出以后不能改。不设，就只看大家怎么说。',
  secret: '不记名',
  secretOn: '书记、楼栋长和邻居都看不到谁投了什么；投完不能自己改',
  secretOff: '记名：截止前可以自己改；名单里只有票号',
  meeting: '开会',
  venue: '会场',
  venueExample: '例如：社区活动中心二楼',
  day: '哪一天',
  meetingStart: '几点开会，开始签到',
  meetingEnd: '几点散会，投票截止',
  meetingHint: '一次会一天以内开完。开会时签到的才算到会，散会就截止。',
  phoneFirst: '会前先在手机上投',
  fromDay: '从哪天起',
  fromClock: '几点起',
  start: '开始',
  startClock: '几点开始',
  close: '截止',
  closeClock: '几点截止',
  talkVenue: '坐下来谈的地方',
  talkVenueHint: '不约时间坐下来谈，就空着',
  talkVenueExample: '例如：3栋一楼架空层',
  paperDays: '截止后留几天登记纸票',
  paperDaysHint: '截止前收到的纸票，在这几天里登记、核对，然后自动计票。',
  paperDaysLabel: '留几天',
  urgent: '急事，公告来不及满天数的理由',
  urgentHint: '不急就空着。写了会公开；名册的三天照样要留。',
  partyDay: '党组织研究的日子',
  registeredOwners: '登记的业主一共几位',
  registeredMembers: '会议成员一共几位',
  registered: '登记的一共多少',
  registeredMay: '知道就填上，和名册对一对；不知道可以空着',
  registeredMust: '和名册对一对：对得上，名册才算齐',
  women: '其中妇女几位',
  authorisation: '居民会议的授权',
  authorisationHint: '什么时候、怎么授权代表会议通过公约',
  reviseDay: '下次修订',
  toEstates: '去登记或改正',
  totalsReason: '对不上的原因',
  totalsReasonHint: '数没有错的话，在这里说明，公告里大家都看得到',
  totalsReasonExample: '例如：六栋还没有交房，名册里没有',
  lawful: '都符合规定，可以发布了。',
  next: '下一步',
  back: '上一步',
  invite: '发出邀请',
  announce: '发布公告',
  checkMine: '换成我写的，检查一下',
  check: '检查一下',
  notFilled: '还没有填',
  mayStayEmpty: '不填也可以',
  chooseFirst: '请先选好范围，再选要定的事和由谁来定。',
  writeFirst: '请写下标题和要问的问题。',
};
