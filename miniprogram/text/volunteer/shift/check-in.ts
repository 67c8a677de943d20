/** Checks in and out, with or without a signal. */
export const SHIFT_CHECK_IN = {
  offline: '现在没有信号，扫到的会先记在手机里。',
  notListed: '这一班的名单上没有您。临时来帮忙的，请队长把您记上，时长由队外的人核对。',
  refused: '没有送成',
  kept: '已记下，等有信号再送',
  dropRefused: '知道了',
  keptHint:
    '有信号时打开小程序就会自己送出去；班次结束后 24 小时内都可以。送得晚的，队长核对一下就算数。',
  sendNow: '现在就送',
  byNumber: '扫不了，就输数字',
  number: '队长手机上，码下面的 8 位数字',
  numberExample: '8 位数字',
  numberIn: '用数字签到',
  numberOut: '用数字签退',
  scanHint: '没有信号也能扫。什么时候来的，看的是码，不看手机的时间。',
  scanIn: '扫码签到',
  scanOut: '扫码签退',
  wrongPicture: '这不是签到码。请对着队长手机上那一页扫，或者照着输入 8 位数字。',
  otherShift: '这是另一班的签到码。请看看队长开的是不是您这一班。',
  notEight: '签到码是 8 位数字，请看看是不是少输了。',
  doneIn: '签到了',
  doneOut: '签退了',
  leaving: '现在就走吗？',
  leavingConfirm: '签退',
  leavingCancel: '还没走',
  stillOffline: '还没有信号，过一会儿再送',
};

export const leavingHint = (span: string) => `这一班 ${span}，签退以后就不再往下算了。`;
