/** Whether the minors of one's home may come along, and papers that a second person sees. */
export const CONSENT_LIST = {
  intro:
    '家里未满 18 岁的人，要有一位大人同意，才能自己报名志愿服务和课程活动。大人带着一起报名的，不用另外点。',
  empty: '没有要您同意的',
  emptyHint: '住在一起的家人都满 18 岁，或者还没有填出生年份。',
  agree: '同意',
  takeBack: '收回同意',
  papers: '等您核对的纸质同意书',
  papersEmpty: '现在没有。队长登记了家长签字的同意书，会出现在这里，要另一位看过才算。',
  seen: '看过了',
  notThere: '没有这份',
  agreeHint: '志愿服务和课程活动都可以自己报名。夜里的班次还是不能参加。随时可以收回。',
  agreeCancel: '再想想',
  takeBackHint: '已经报上的、还没有开始的班次会让出名额。',
  takeBackConfirm: '收回',
  seenTitle: '您也看过这份同意书吗？',
  notThereTitle: '没有这份同意书？',
  notThereConfirm: '没有',
};

export const agreeTitle = (name: string) => `同意 ${name} 参加？`;

export const takeBackTitle = (name: string) => `收回对 ${name} 的同意？`;

/** Whose paper it is, and who has written it down. */
export const paperOf = (name: string, noted: string) => `${name}，${noted}`;

export const notedWords = (byName: string) => `${byName} 登记`;
