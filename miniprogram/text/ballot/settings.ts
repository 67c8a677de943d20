import type {
  ChangedSetting,
  SavedVotingSettings,
  SettingsChange,
  VotingSettings,
} from '../../../typings/contract/motion';
import { fullWords } from '../date';

type Written = Exclude<keyof VotingSettings, 'communityKind'>;

export const SETTING_NAMES: Record<Written, string> = {
  leastDays: '业主投票最少几天',
  mostDays: '投票最多几天',
  publicationDays: '结果公示几天',
  proxiesPerPerson: '一个人最多替几位投',
  remoteRule: '线上投票计入的依据',
  ownersApproval: '业主电子投票的批准',
  convenerRule: '没有业委会时，由居委会召集业主的依据',
  buildingRule: '一栋楼、一个单元的业主可以自己决定的依据',
};

const KINDS: Record<string, string> = { city: '城市社区', village: '村' };

const nameOf = (name: keyof VotingSettings) =>
  name === 'communityKind' ? '这里是' : SETTING_NAMES[name];

function valueWords(name: keyof VotingSettings, value: string): string {
  if (name === 'communityKind') return KINDS[value] ?? value;
  return value === '' ? '空白' : value;
}

/** 「线上投票计入的依据」：空白 改成 街道办〔2026〕3号 */
export function changeWords({ name, before, after }: ChangedSetting): string {
  return `「${nameOf(name)}」：${valueWords(name, before)} 改成 ${valueWords(name, after)}`;
}

/** Each of the settings that hold, for those who only read them. */
export function settingLines(saved: SavedVotingSettings): { name: string; words: string }[] {
  const names = Object.keys(SETTING_NAMES) as Written[];
  return [...names, 'communityKind' as const].map((name) => ({
    name: nameOf(name),
    words: valueWords(name, String(saved[name] ?? (name === 'communityKind' ? 'city' : ''))),
  }));
}

/** What was changed, by which two, and when. */
export function historyOf({ at, byName, agreedByName, changes }: SettingsChange): {
  by: string;
  lines: string[];
} {
  return {
    by: `${fullWords(at)}，${byName}提出，${agreedByName}同意`,
    lines: changes.map(changeWords),
  };
}

export const proposedWords = ({ own, byName, at }: { own: boolean; byName: string; at: number }) =>
  `${own ? '您' : byName} ${fullWords(at)}提出`;

/** After a proposed change was decided. */
export const decidedWords = (decision: 'agree' | 'refuse', own: boolean) =>
  decision === 'agree' ? '已生效' : own ? '收回了' : '没有改';

/**
 * Somebody else has saved the settings since.
 * @param taken what they changed, and was taken over
 * @param clashes what was typed here as well, with their value
 */
export function othersWords(
  taken: readonly Written[],
  clashes: readonly { name: Written; value: string }[],
): string {
  const told = (value: string) => (value === '' ? '空白' : ` ${value}`);
  const theirs = clashes.map(({ name, value }) => `「${SETTING_NAMES[name]}」填的是${told(value)}`);
  return [
    '别人刚刚动过这些设置。',
    taken.length > 0
      ? `${taken.map((name) => `「${SETTING_NAMES[name]}」`).join('')}已换成新的。`
      : '',
    theirs.length > 0 ? `别人的${theirs.join('，')}；您填的还在。` : '',
    '请看一遍，再按「提出这些改动」。',
  ].join('');
}

/** The page of the local settings of votes. */
export const VOTING_SETTINGS = {
  about:
    '这些是本社区自己定的，只对以后发布的表决有效。一位提出改动，另一位同意了才生效；大家都看得到。',
  waits: '等另一位同意',
  takeBack: '收回，不改了',
  agree: '同意这样改',
  refuse: '不同意，不改',
  publicationHint: '法律规定不少于 15 天',
  proxiesHint: '0 表示不能委托',
  remoteHint:
    '法律没有写明不到会也算到会。当地有书面规定的，填上文件名称；没有就空着，线上的会另外统计。',
  remoteExample: '例如：XX街道办〔2026〕3号',
  ownersHint: '主管部门认可手机投票的，填上文件名称；没有就空着，手机上的算预表决。',
  convenerHint:
    '业主共同决定的事由业委会召集。还没有业委会、当地规定可以由居委会代为召集的，填上文件名称。',
  buildingHint: '例如加装电梯。当地有书面规定的，填上文件名称；没有就空着，按小区一起定。',
  village: '这里是村',
  villageOn: '开村民会议、村民代表会议；每个小区算一个村民小组',
  villageOff: '是城市社区：开居民会议、居民代表会议',
  history: '改过什么',
  send: '提出这些改动',
  sendNote: '另一位同意了才生效',
  numbersUnfit: '天数和人数请填数字。',
  publicationShort: '公示不能少于 15 天。',
  unchanged: '没有改动',
};
