/** Numbers for the insurer, and who has given one. */
export const SHIFT_INSURANCE = {
  refusable: '不想填也可以，只是上不了保险就不能参加这一班。',
  notSignedUp: '您和家人还没有报上这一班，先不用填。',
  given: '填好了',
  missing: '还没填',
  kind: '哪种证件',
  takeBack: '收回',
  who: '谁填了',
  exports: '申请过的名单',
  askExport: '申请投保名单',
  wantsNumber: '请照着证件填上号码。',
  takeBackTitle: '收回证件号？',
  takeBackHint:
    '马上删掉，不会再给保险公司。没有证件号就上不了保险，不能参加这一班，请到报名那里取消。',
  exportTitle: '申请投保名单？',
  exportHint:
    '里面有姓名和证件号，只能给保险公司。书记、党支部成员或监督委员里的另一位同意以后，您有三天可以取。',
  exportConfirm: '申请',
};

/** What the numbers are for, and how long they are kept. */
export const insuranceIntro = (keptUntil: string) =>
  `这一班要给每个人买保险，保险公司要证件号。只用在这一班，加密保存，小程序里谁也看不到；要两个人同意才能给保险公司，${keptUntil}删掉。`;

/** The field of somebody's number. */
export const numberLabel = (name: string) => `${name} 的证件号`;
