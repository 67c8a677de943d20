export const optionLabel = (number: number) => `选项 ${number}`;

/** The form in which neighbours are asked something. */
export const POLL_MAKE = {
  about: '听听邻居们的想法，书记、楼栋长和邻居都看不到谁选了什么。这里的结果只供参考。',
  question: '想问什么',
  questionExample: '例如：大扫除放在哪天好？',
  optionExample: '例如：周六上午',
  addOption: '再加一个选项',
  many: '可以多选',
  place: '问谁',
  foldPlaces: '收起',
  otherPlace: '换范围',
  until: '问到',
  send: '问问大家',
  sendNote: '问好以后可以转到群里',
  writeFirst: '请先写下想问什么。',
  twoOptions: '请至少写两个可以选的。',
  sameOptions: '有两个选项一样，请改一个。',
};
