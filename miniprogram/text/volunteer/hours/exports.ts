/** Lists with people in them: one asks, another agrees, the first fetches the file. */
export const EXPORT_LIST = {
  title: '导出名单，要两个人同意',
  intro: '一位申请，另一位同意，申请的人三天里来取。每一步都有记录，文件一小时后删掉。',
  hours: '志愿时长，录入中国志愿服务网用',
  otherYear: '换一年',
  noIds: '表里没有证件号码：邻里不收集，录入的人照实名信息补上。',
  empty: '还没有申请过',
  emptyHint: '申请以后在这里等另一位同意。',
  fetch: '取文件',
  ownOne: '您申请的，要请另一位来同意。',
  decline: '不同意',
  agree: '同意',
  ask: '申请导出时长',
  askTitle: '申请导出志愿时长？',
  askConfirm: '申请',
  agreeTitle: '同意导出？',
  declineTitle: '不同意导出？',
  agreeHint: '名单里有邻居的个人信息，只能用在说好的地方。',
  declineHint: '不同意就取不到。',
};

export const askContent = (from: string, until: string) =>
  `${from}到${until}，里面有志愿者的姓名。另一位同意以后，您有三天可以取。`;

export const rangeWords = (from: string, until: string) => `${from} 到 ${until}`;
