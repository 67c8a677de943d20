/** What the demo's volunteers are called and do. All of it is made up. */
export interface Programme {
  team: string;
  title: string;
  kind: string;
  about: string;
  meet: string;
  outdoor: boolean;
  /** 0 is Sunday */
  weekdays: number[];
  from: string;
  until: string;
  places: number;
  role: string;
  /** of a second role that needs it */
  skill?: string;
}

export const STATIONS = [
  {
    name: '一期服务站',
    address: '一期 6 栋架空层',
    teams: [
      { name: '平安巡逻队', about: '每晚两人一组，走一圈约两小时，看楼道灯、门禁和消防通道。' },
      { name: '环境整治队', about: '周六上午清楼道、捡落叶、整理自行车棚。' },
      { name: '邻里调解队', about: '听一听、劝一劝，大事小事有人管。' },
      { name: '敲门问候队', about: '每周去看看独居的老人，说说话，带点菜。' },
      { name: '楼道读书队', about: '在架空层陪孩子们读书。' },
    ],
  },
  {
    name: '二期服务站',
    address: '二期 3 栋一楼',
    teams: [
      { name: '便民义诊队', about: '退休医护量血压、测血糖，讲讲用药。' },
      { name: '巧手维修队', about: '修水龙头、换灯泡、磨剪刀。' },
      { name: '助餐送餐队', about: '中午给行动不便的老人送餐。' },
      { name: '面对面求职队', about: '帮邻居看招聘、改简历。' },
    ],
  },
  {
    name: '党群服务站',
    address: '社区服务中心二楼',
    teams: [
      { name: '文体活动队', about: '广场舞、合唱、棋牌，周末晚上都有。' },
      { name: '四点半课堂', about: '放学后照看孩子写作业。' },
      { name: '老年大学', about: '书法、太极、手机课，六十岁以上的邻居来学。' },
      { name: '青年夜校', about: '摄影、咖啡、家常菜，下班以后学一门手艺。' },
      { name: '反诈宣传队', about: '讲身边的骗局，教老人看短信。' },
    ],
  },
  {
    name: '星光助老站',
    address: '一期 12 栋一楼',
    teams: [
      { name: '星光一助一', about: '一位志愿者结对一位老人。' },
      { name: '陪诊队', about: '陪老人挂号、看病、取药。' },
      { name: '社区红娘', about: '给单身的年轻人牵线。' },
      { name: '五心先锋', about: '党员带头，哪里缺人去哪里。' },
    ],
  },
];

/** What was published at once: one of the programmes below, with a poster of its own. */
export const SEASON = { id: 'demo-season-patrol', title: '晚间巡逻' } as const;

export const PROGRAMMES: Programme[] = [
  {
    team: '平安巡逻队',
    title: '晚间巡逻',
    kind: 'patrol',
    about: '两人一组，从西门走到东门，看楼道灯、门禁和消防通道。发反光背心和手电。',
    meet: '一期西门岗亭',
    outdoor: true,
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    from: '19:30',
    until: '21:30',
    places: 4,
    role: '巡逻员',
  },
  {
    team: '平安巡逻队',
    title: '守夜巡查',
    kind: 'patrol',
    about: '夜里每两小时走一圈，其余时间在值班室。天亮交班。',
    meet: '一期西门值班室',
    outdoor: true,
    weekdays: [5, 6],
    from: '22:30',
    until: '06:15',
    places: 2,
    role: '守夜员',
  },
  {
    team: '环境整治队',
    title: '周六大扫除',
    kind: 'cleaning',
    about: '清楼道、捡落叶、整理自行车棚。手套和工具都有，孩子可以跟着大人来。',
    meet: '一期中心花园',
    outdoor: true,
    weekdays: [6],
    from: '09:00',
    until: '11:00',
    places: 15,
    role: '志愿者',
  },
  {
    team: '便民义诊队',
    title: '便民义诊',
    kind: 'clinic',
    about: '给邻居量血压、测血糖。帮手负责排队和登记。',
    meet: '二期 3 栋一楼服务站',
    outdoor: false,
    weekdays: [3],
    from: '09:00',
    until: '11:30',
    places: 3,
    role: '帮手',
    skill: '护士证',
  },
  {
    team: '助餐送餐队',
    title: '午间送餐',
    kind: 'care',
    about: '从食堂取餐，送到 12 位老人家里，顺便问一声好。',
    meet: '社区食堂门口',
    outdoor: true,
    weekdays: [1, 2, 3, 4, 5],
    from: '11:00',
    until: '12:30',
    places: 3,
    role: '送餐员',
  },
  {
    team: '文体活动队',
    title: '周末文艺晚会',
    kind: 'culture',
    about: '邻居自己的节目，合唱、快板、广场舞。帮手管音响、摆凳子、看着孩子。',
    meet: '一期中心广场',
    outdoor: true,
    weekdays: [5],
    from: '19:00',
    until: '21:00',
    places: 8,
    role: '现场帮手',
  },
  {
    team: '四点半课堂',
    title: '放学后陪写作业',
    kind: 'course',
    about: '照看二十来个小学生写作业，讲讲不会的题。',
    meet: '社区服务中心二楼',
    outdoor: false,
    weekdays: [1, 2, 3, 4],
    from: '16:30',
    until: '18:00',
    places: 3,
    role: '陪伴老师',
  },
  {
    team: '陪诊队',
    title: '陪老人看病',
    kind: 'care',
    about: '两位志愿者陪一位老人去市人民医院，挂号、看病、取药。',
    meet: '一期东门公交站',
    outdoor: false,
    weekdays: [2, 5],
    from: '08:00',
    until: '11:30',
    places: 2,
    role: '陪诊员',
  },
];
