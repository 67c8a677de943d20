/** How a paper came in. */
export const PAPER_CHANNELS = [
  { channel: 'door', name: '上门收的' },
  { channel: 'room', name: '会场里投的' },
  { channel: 'paper', name: '票箱里的' },
];

/** `name` = whose paper it is, where the vote is not secret. */
export const paperHeading = (secret: boolean, name: string) =>
  secret ? '照着纸票记' : `${name} 的纸票`;

export const notEnteredWords = (name: string) =>
  `${name || '这一题'}还没有记。纸上没有选的，记“弃权”。`;

export const enteredWords = (name: string, channel: string) => `${name} 记下的 · ${channel}`;

export const sameLabel = (name: string) => `和纸票一致，${name}`;

export const differsLabel = (name: string) => `不一致，退回，${name}`;

/** The form in which a paper is entered. */
export const PAPER_ENTER = {
  about: '记下以后，要另一位工作人员对着纸票核对，才会计入。',
  serial: '票面号码',
  serialHint: '20 个数字和字母',
  channel: '这张票是',
  send: '记下来',
  serialUnfit: '票面上的号码是 20 位，请再核对一遍。',
  entered: '记下了，等另一位核对',
};

/** Papers that were entered and wait to be compared. */
export const PAPER_LIST = {
  about: '拿着纸票，一张一张对。登记的人和核对的人不能是同一位。',
  enterSecret: '登记票箱里的一张',
  empty: '没有等着核对的纸票',
  emptyHint: '在“上门名单”里点一户，可以登记纸票。',
  own: '这张是您登记的，请另一位来核对。',
  confirm: '和纸票一致',
  refuse: '不一致，退回',
};
