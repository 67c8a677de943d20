import type { ShiftKind } from '../../../../typings/contract/volunteer/shift';

/** What teams plan again and again, to begin from. */
export interface Template {
  name: string;
  kind: ShiftKind;
  title: string;
  about: string;
  outdoor: boolean;
  from: string;
  until: string;
  role: string;
  places: number;
  weekdays: number[];
  attends: boolean;
  /** what to beware of */
  risk?: string;
}

export const TEMPLATES: Template[] = [
  {
    name: '晚间巡逻',
    kind: 'patrol',
    title: '晚间巡逻',
    about: '两人一组走一圈，看楼道灯、门禁和消防通道。穿反光背心，带手电。',
    risk: '两人同行，不单独进地下室。遇到吵架或可疑的人，先打电话给队长和 110，不要自己上前。',
    outdoor: true,
    from: '19:30',
    until: '21:30',
    role: '巡逻员',
    places: 4,
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    attends: false,
  },
  {
    name: '大扫除',
    kind: 'cleaning',
    title: '周六大扫除',
    about: '清楼道、捡落叶、整理自行车棚。手套和工具都有，请穿耐脏的衣服。',
    outdoor: true,
    from: '09:00',
    until: '11:00',
    role: '志愿者',
    places: 12,
    weekdays: [6],
    attends: false,
  },
  {
    name: '义诊',
    kind: 'clinic',
    title: '便民义诊',
    about: '量血压、测血糖，讲讲用药。请带上医保卡和正在吃的药。',
    outdoor: false,
    from: '09:00',
    until: '11:30',
    role: '来看病的邻居',
    places: 40,
    weekdays: [6],
    attends: true,
  },
  {
    name: '课堂',
    kind: 'course',
    title: '书法课',
    about: '零基础也能来，笔墨纸砚都备好了。',
    outdoor: false,
    from: '14:30',
    until: '16:00',
    role: '学员',
    places: 20,
    weekdays: [2],
    attends: true,
  },
  {
    name: '送餐',
    kind: 'care',
    title: '午间送餐',
    about: '给行动不便的老人送饭上门，顺便问一声身体好不好。',
    outdoor: false,
    from: '11:00',
    until: '12:30',
    role: '送餐员',
    places: 6,
    weekdays: [1, 2, 3, 4, 5],
    attends: false,
  },
  {
    name: '文体活动',
    kind: 'culture',
    title: '周末文艺晚会',
    about: '唱歌、跳舞、说快板，想上台的先跟队长说一声。',
    outdoor: true,
    from: '19:00',
    until: '21:00',
    role: '来帮忙的',
    places: 10,
    weekdays: [6],
    attends: false,
  },
];
