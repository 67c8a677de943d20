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
