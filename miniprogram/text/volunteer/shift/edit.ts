import { SHIFT_FIELDS } from '../common';

/** Plans a shift, or a season of them. */
export const SHIFT_EDIT = {
  ...SHIFT_FIELDS,
  left: '这是您上次没排完的。',
  anew: '从头来',
  template: '用现成的模板',
  kind: '哪一类',
  nameExample: '例如：晚间巡逻',
  meetExample: '例如：一期西门岗亭',
  aboutHint: '做什么、带什么、注意什么',
  risk: '要当心的',
  riskHint: '夜里巡逻、登高、搬重物这类的，请写上；报名前要先读过',
  riskExample: '例如：两人同行，遇到吵架先打电话，不要自己上前',
  outdoorHint: '天气不好时，社区可以一次取消或改期',
  insuredHint: '报上的人要填证件号，只给这一班用；不愿意填的不能参加',
  firstDay: '从哪一天起',
  repeats: '不止一次',
  repeatsHint: '每周这几天都有，一次排好',
  weekdays: '每周哪几天',
  lastDay: '最后一天',
  signUpUntil: '报名到什么时候',
  cancelUntil: '来不了的，什么时候以前取消不记',
  outdoorNote: '（室外）',
  eachDay: '每一天，点一下可以去掉或加上',
  afterwards: '排好以后大家就看得到、能报名。',
  back: '上一步',
  stepAbout: '事情',
  stepTime: '时间',
  stepRoles: '岗位',
  stepCheck: '核对',
  untilBegin: '开始为止',
  twoHours: '提前 2 小时',
  oneDay: '提前一天',
  threeDays: '提前三天',
  twelveHours: '提前 12 小时',
  planned: '排好了',
  newRole: '志愿者',
  passed: '开始的时间已经过了，请另选。',
  wantsWeekday: '请至少选一个星期几。',
  noDays: '这段时间里一班也没有，请改一改日子。',
  wantsDay: '请至少留下一天。',
  wantsRoleName: '请给每个岗位写上名字。',
};

export const plannedSeason = (count: number) => `排好 ${count} 班`;

export const tooMany = (most: number) => `一次最多排 ${most} 班，请分成几段来排。`;

export const wantsPlaces = (role: string) => `“${role}”要几个人？请填 1 到 500。`;

export const wrongAges = (role: string) => `“${role}”的年龄请再看一看。`;

/** How many shifts a season comes to. */
export const seasonHint = (count: number) =>
  `一共 ${count} 班。法定节假日先空着，核对的时候可以改。`;

/** 12 班 */
export const shiftsWords = (count: number) => `${count} 班`;

/** What the button does. @param count the shifts of a season; null: it is one shift */
export function nextLabel(isLast: boolean, count: number | null): string {
  if (!isLast) return '下一步';
  return count === null ? '排好这一班' : `排好这 ${count} 班`;
}

interface RoleWanted {
  name: string;
  places: string;
  skill: string;
  membersOnly: boolean;
  trainees?: boolean;
  attends: boolean;
}

/** 带队 1 人，要有“急救”，只给本队队员 */
export function roleWords(role: RoleWanted): string {
  return [
    `${role.name} ${role.places} 人`,
    role.skill ? `要有“${role.skill}”` : '',
    role.membersOnly ? '只给本队队员' : '',
    role.trainees ? '见习可以报' : '',
    role.attends ? '不算志愿时长' : '',
  ]
    .filter(Boolean)
    .join('，');
}
