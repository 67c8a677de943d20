import { SEEK } from '../../role/seek';
import { COMMON } from '../common';

/** What a station is called, where it is and for whom. */
export const STATION_EDIT = {
  name: '叫什么',
  nameExample: '例如：一期服务站',
  address: '在哪里',
  addressExample: '例如：一期 6 栋架空层',
  save: '保存修改',
  open: '设这个服务站',
  wantsName: '请写上服务站的名字。',
  wantsAddress: '请写上在哪里。',
  saved: '保存好了',
};

/** A team: what lies ahead of it, and what its leaders do. */
export const TEAM_DETAIL = {
  edit: '修改',
  imports: '导入以前的记录',
  endTeam: '结束这支队伍',
  plan: '安排班次',
  planHint: '一班，或者一次排好一段时间',
  record: '补记一班',
  recordHint: '办过了，事先没有安排的',
  members: '队员',
  membersHint: '谁会什么，证件到哪一天',
  seasons: '排好的一段时间',
  poster: '海报',
  /** to a screen reader, before the name of the season */
  posterOf: '转发和海报',
  cancelAll: '都取消',
  cancelAllOf: '后面的都取消',
  shifts: '接下来的班次',
  empty: '近期还没有班次',
  emptyLeader: '点上面的“安排班次”，排好以后邻居们就能报名。',
  emptyHint: '队长安排了新的班次，会出现在这里。',
  end: '后面的班次还没有安排',
  cancelExample: '为什么，例如：放暑假了',
  cancelReason: '后面的不再安排',
  endHint: '队伍不再出现在名单里，做过的事和时长都还在。还有班次没办完的，要先办完或取消。',
  endConfirm: '结束队伍',
};

export const cancelSeasonTitle = (title: string) =>
  `“${title}”后面的都取消？报了名和候补的人都会收到通知`;

export const endTitle = (team: string) => `结束“${team}”？`;

/** What a team is called, what it does and who leads it. */
export const TEAM_EDIT = {
  name: '队伍叫什么',
  nameExample: '例如：平安巡逻队',
  about: '做什么',
  aboutHint: '大家都看得到',
  aboutExample: '例如：每晚两人一组，走一圈约两小时。',
  leaders: '队长',
  leadersHint: '队长安排班次、看报名名单、记时长。最多五位，都要在用小程序。',
  gone: COMMON.gone,
  remove: '去掉',
  /** to a screen reader, before a name */
  removeLeader: '去掉队长',
  addLeader: '加一位队长',
  searchHint: SEEK.hint,
  addExample: SEEK.example,
  notFound: '没有找到在用小程序的这位居民。请他先加入自己那一户。',
  save: '保存修改',
  found: '组建这支队伍',
  wantsName: '请写上队伍的名字。',
  wantsLeader: '请至少找一位队长。',
  saved: '保存好了',
};

/** Every station with its teams. */
export const TEAM_LIST = {
  rain: '天气不好',
  rainHint: '当天室外的班次，一次取消或改期',
  empty: '还没有服务站',
  emptySecretary: '先设一个服务站，再在那里组建队伍。',
  emptyHint: '社区设好服务站和队伍以后，会出现在这里。',
  edit: '修改',
  /** to a screen reader, before a name */
  editStation: '修改服务站',
  noTeams: '这里还没有队伍。',
  addTeam: '加一支队伍',
  addStation: '加一个服务站',
};

/** For which part of the community a station is. */
export const placeTitle = (place: string) => `属于哪一片：${place}`;
