/** Of a question that was passed over; `name` = '' where there is only one. */
export const notChosenWords = (name: string) => `${name || '这一题'}还没有选`;

export const chooseFirstWords = (name: string) =>
  `${notChosenWords(name)}。没有想好，可以选“弃权”。`;

export const tooManyChosen = (most: number) => `这一题最多选 ${most} 个，先去掉一个再选。`;

/** What a question takes beside one option; '' for nothing more to say. */
export function hintWords(kind: string, most: number): string {
  if (kind === 'multiple') return `可以多选，最多 ${most} 个`;
  if (kind === 'score') return `每一项给 0 到 ${most} 分`;
  return '';
}

/** To whoever takes the place of what another has cast for them. */
export const overruleNote = (castBy: string) =>
  `${castBy} 已经投了这一票。您改投以后，以您的为准；会记录在案，也会告诉 ${castBy}。`;

export const castByWords = (name: string, channel: string) => `${name} 已经用${channel}投了。`;

export const oneVoteWords = (who: string) => `一户一票，${who}`;

/** How far one has come on a long ballot. */
export const chosenWords = (left: number, of: number) =>
  left === 0 ? `都选好了，共 ${of} 条` : `选了 ${of - left} 条，共 ${of} 条`;

export const restWords = (left: number) => `还没选的 ${left} 条，也可以都选：`;

export const restLabel = (option: string) => `还没选的都选${option}`;

/** The page on which a ballot is filled in, looked at once more and cast. */
export const BALLOT_CAST = {
  did: '选',
  look: '选好了，核对一遍',
  review: '您的选择',
  change: '再改改',
  understood: '知道了',
  receipt: '您的回执号',
  receiptNote:
    '回执号只存在这部手机上。截止计票以后，凭它可以在公布的名单里找到这一票，看有没有算对。不要给别人看：别人拿到它就知道您选了什么。',
  copyReceipt: '复制回执号',
  noNumbers:
    '名单公布以前，手机上不显示任何号码。谁要您证明选了什么，您都拿不出来，这样才能放心投。',
  done: '好的',
};

export const keptReceiptWords = (name: string) => `用这部手机上存的：${name}`;

export const listFileName = (title: string) => `${title} 票单.txt`;

/** Whether a ballot is in the published list. */
export const RECEIPT_FIND = {
  kept: '您投的时候，这部手机存下了一张回执。每一题在名单里是哪一行，只有它算得出来。',
  keptNote:
    '别人要您证明选了什么，可以指名单里的任何一行，谁也分不出来。手机请自己拿好：打开这一页的人看得到。',
  notKept: '这部手机上没有您这次投票的回执',
  notKeptNote:
    '投的是纸票，或者投票以后换过手机、清过微信，就查不到是哪一行了。整份名单仍然可以拿去重新数。',
  receipt: '回执号',
  receiptHint: '20 个数字和字母',
  few: '这样的票不到五张，选了什么不公布，免得猜出是谁。',
  compare: '和您当时选的一样吗？不一样，请在“意见和答复”里提出来。',
  noBallot: '名单里没有找到这张票',
  noReceipt: '名单里没有这个号',
  noBallotNext: '您确实投过的话，请在“意见和答复”里提出来。后来作废、改投纸票的，这里也找不到。',
  noReceiptNext: '请核对号码。确实投过、号码也对，请在“意见和答复”里提出来。',
  recount: '想自己再数一遍？',
  recountAnswers:
    '名单按题列出，每一行只有号码和选择，没有姓名和门牌，也看不出哪几行是同一个人的。谁都可以拿去重新数。',
  recountBallots: '名单里只有票号和选择，没有姓名和门牌。谁都可以拿去重新数。',
  sendList: '发到微信，在电脑上打开',
  preparing: '正在准备',
  prepareList: '准备全部名单',
  findMine: '找我这一票',
  find: '在名单里找',
  unfit: '回执号是 20 个数字和字母，请再核对一遍。',
  listed: '这张票在名单里',
  counted: '这张票在名单里，已经计入',
  remote: '这张票在名单里，作为线上意见另外统计',
  leftOut: '这张票收到了，没有计入',
  unpublished: '选了什么不公布',
};
