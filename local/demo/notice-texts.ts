import type { NoticeKind } from '../../typings/contract/notice.ts';

export interface NoticeText {
  kind: NoticeKind;
  title: string;
  body: string;
  /** days before the start of the demo */
  daysAgo: number;
  mustConfirm?: boolean;
  /** days after the start until which to confirm; negative = over */
  confirmInDays?: number;
  /** share of the joined who confirmed, around which buildings differ */
  share?: number;
  /** which building of the community it asks; all of it unless told */
  building?: number;
  held?: boolean;
  /** hours before the start of the demo at which what it announces began and was over */
  was?: { from: number; until: number };
  /** on the first such weekday after the start; 1 is Monday */
  planned?: { weekday: number; from: string; until: string };
}

/** What a community has said to its residents in the last weeks. */
export const NOTICE_TEXTS: readonly NoticeText[] = [
  {
    kind: 'outage',
    title: '周四上午停水检修，请提前储水',
    body: '各位邻居：\n因主管道检修，周四上午全社区停水。请提前储水，关好水龙头，家里没人的请把总阀关上。\n楼上楼下有老人独自在家的，请帮忙说一声。恢复供水后先放一会儿水再用。\n有困难请找您的楼栋长，我们上门送水。',
    daysAgo: 1,
    mustConfirm: true,
    confirmInDays: 3,
    share: 0.78,
    planned: { weekday: 4, from: '08:30', until: '12:00' },
  },
  {
    kind: 'health',
    title: '65 岁以上老人免费体检开始预约',
    body: '社区卫生服务站为 65 岁以上的老人做免费体检：量血压、测血糖、心电图、B 超和抽血。\n请带身份证，早上空腹来。行动不便的老人可以约上门，告诉楼栋长就行。\n时间：本月每周二、周五上午 8:00 至 10:30。',
    daysAgo: 2,
  },
  {
    kind: 'repair',
    title: '电梯年检，当天请走楼梯或等一等',
    body: '本栋电梯做年度检验，两部轮流停用，每部大约两小时。上下楼不方便的邻居请提前安排，需要帮忙提东西的打楼栋长电话。',
    daysAgo: 3,
    building: 2,
    mustConfirm: true,
    confirmInDays: 5,
    share: 0.5,
  },
  {
    kind: 'affairs',
    title: '居务公开：第三季度公共收益收支',
    body: '第三季度公共收益：\n一、收入：停车位 18,600 元，快递柜 2,400 元，合计 21,000 元。\n二、支出：楼道灯更换 3,200 元，垃圾桶维修 2,000 元，健身器材维护 1,500 元，合计 6,700 元。\n三、结余 14,300 元，存入公共收益账户。\n账目原件在社区服务大厅可以查看。对账目有疑问，请向居务监督委员会提出。',
    daysAgo: 5,
  },
  {
    kind: 'general',
    title: '居民公约第一轮意见征集，等您来说',
    body: '居民公约初稿已经贴在各楼栋公告栏。养宠物、楼道堆物、停车、噪声，您觉得该怎么约定，都可以说。\n写在纸上投进意见箱，或者告诉楼栋长，每一条都会登记、都会答复。',
    daysAgo: 6,
  },
  {
    kind: 'flood',
    title: '明后天有大到暴雨，请收好阳台物品',
    body: '气象部门发布暴雨预警。请收好阳台花盆和晾晒物，地下车库入口已备沙袋，请不要把车停在低洼处。\n一楼住户请检查下水口。遇到险情先保证人身安全，再打社区值班电话。',
    daysAgo: 9,
    mustConfirm: true,
    confirmInDays: -7,
    share: 0.9,
  },
  {
    kind: 'general',
    title: '请不要在消防通道停车',
    body: '上周演练时，消防车在 5 栋旁边堵了四分钟。消防通道是救命的路，请不要停车，也不要堆东西。\n临时装卸请打开双闪、人不离车。',
    daysAgo: 11,
  },
  {
    kind: 'payment',
    title: '暖气费可以开始缴了',
    body: '今年的暖气费从本月起缴纳，可以在物业服务中心交，也可以在供热公司的网点交。低保和特困家庭有减免，请带证件到社区登记。',
    daysAgo: 14,
  },
  {
    kind: 'general',
    title: '周末旧物交换，欢迎带孩子来',
    body: '本周六上午 9:00 至 11:30，中心花园。闲置的书、玩具、小家电都可以带来，换走您用得上的。剩下的由志愿者整理后捐给社区图书角。',
    daysAgo: 17,
  },
  {
    kind: 'repair',
    title: '地下车库照明更换，晚上请慢行',
    body: '车库 B 区照明分段更换，施工时间每天 9:00 至 17:00。晚上部分区域较暗，请打开车灯、慢行。',
    daysAgo: 20,
  },
  {
    kind: 'general',
    title: '楼道长选好了，名单公示',
    body: '经自荐、居民推选、社区推荐、党总支审查和街道审批，38 个岗位全部选齐，名单张贴在各楼道口。公示期间有不同意见，请到社区服务大厅反映。',
    daysAgo: 24,
  },
  {
    kind: 'general',
    title: '夜间巡逻队招人，每周一晚',
    body: '巡逻队现有 26 人，想再招 10 位。每周走一晚，两人一组，配手电和反光背心。愿意来的请找队长报名。',
    daysAgo: 28,
  },
  {
    kind: 'general',
    title: '关于楼道杂物清理的说明',
    body: '部分楼道仍有杂物。请各户在本周内自行清理，需要帮忙搬运的请联系楼栋长。',
    daysAgo: 1,
    held: true,
  },
  {
    kind: 'outage',
    title: '水管抢修，本栋临时停水',
    body: '各位邻居：\n地下室主水管漏水，自来水公司已经在抢修，本栋临时停水。\n来水后先放一会儿，水清了再用。家里有老人、病人要用水的，请打楼栋长电话，我们送上门。',
    daysAgo: 1,
    building: 0,
    was: { from: 6, until: 2 },
  },
];
