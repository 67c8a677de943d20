import type { HouseholdState } from '../../../typings/contract/resident';

/** How a household stands with the app. */
export type HomeState = 'joined' | 'open' | 'expired' | 'none';

export const HOME_STATES: Record<
  HomeState,
  { tone: 'mine' | 'soon' | 'quiet'; sign: string; words: string }
> = {
  joined: { tone: 'mine', sign: '✓', words: '有人加入了' },
  open: { tone: 'soon', sign: '码', words: '码发了，还没用' },
  expired: { tone: 'soon', sign: '过', words: '码过期了' },
  none: { tone: 'quiet', sign: '—', words: '还没有人加入' },
};

export function homeState({ joined, code }: HouseholdState): HomeState {
  if (joined > 0) return 'joined';
  return code === 'open' || code === 'expired' ? code : 'none';
}

const CODES: Record<HouseholdState['code'], string> = {
  none: '还没发过码',
  open: '码发了，还没用',
  used: '码用过了',
  expired: '码过期了',
};

/** 2 人加入了，码用过了 */
export function homeWords({ joined, code }: HouseholdState): string {
  const who = joined === 0 ? '还没有人加入' : `${joined} 人加入了`;
  return `${who}，${CODES[code]}`;
}

export const WORDS = {
  choose: '选一栋楼或一个单元',
  /** the buildings by how many of their households have joined */
  map: '先选一栋楼',
  mapHint: '颜色越深，有人加入的住户越多。点一栋看门牌。',
  mapVerb: '有人加入',
  tree: '或者选一个单元',
  search: '房号',
  searchExample: '输入房号，例如 301',
  /** what the signs count */
  homes: '户',
  hint: '点门牌，发一张门牌码，或者看这一户有谁。',
  none: '这里还没有住户',
  noneWords: '请社区书记先导入名册。',
  noBuildings: '这里还没有楼栋',
  noBuildingsWords: '请社区书记先导入名册，楼栋和门牌就都有了。',
  notFoundWords: '请看看是不是选错了楼栋。',
  cut: '门牌太多，这里没有画全。请选一栋楼，或者输入房号。',
  print: '打印这里的门牌码纸条',
  issue: '发一张门牌码',
  members: '看这一户有谁',
  code: '门牌码',
  codeHint: '请抄在纸条上，交到这一户家里人手里。',
  copy: '复制',
  nextHome: '抄好了，下一户',
  again: '再发一张？',
  againWords: '这一户有一张还没用的门牌码。发新的以后，旧的那张就不能用了。',
  issueNew: '发新的',
  notIssue: '先不发',
  slipsOpen: '只打还没有人加入的',
  slipsAll: '每一户都打',
  slips: '打印门牌码纸条？',
  slipsWords:
    '会给这些住户各发一张新的门牌码，以前发过、还没用的就不能用了。文件里有门牌码，请自己打印，不要转发到群里。',
  printSlips: '打纸条',
  notPrint: '先不打',
};

export const notFoundTitle = (search: string) => `这里没有房号是 ${search} 的`;
export const tooManyWords = (name: string, households: number) =>
  `${name} 有 ${households} 户，一页画不下。请再点开，选到一栋楼。`;
export const joinedWords = (joined: number, all: number) => `${joined} 户有人加入，一共 ${all} 户`;
export const codeUntilWords = (day: string) =>
  `用到 ${day}，只能用一次。离开这一页就看不到了，可以随时再发一张。`;
export const newerWords = (count: number) =>
  `有 ${count} 户刚刚另外发了门牌码，没有打在这份里。那张码照样能用。`;
