export const WORDS = {
  title: '我到会场了',
  about: '会场上有一个六位数的签到码，一分钟换一次。照着输进来。',
  code: '签到码',
  codeExample: '六位数字',
  noPhone: '没有带手机的邻居，请会场门口的工作人员代为登记。',
  act: '签到',
  done: '签到好了',
  unfit: '签到码是六位数字，请看会场上现在显示的。',
};
