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
