/** The number that everybody in the community may call, as the secretary writes it. */
export const DUTY_PHONE = {
  heading: '社区的值班电话',
  intro: '社区里每一位居民都看得到这个号码，点一下就能打。请写办公室的电话，不写个人的手机号。',
  stands: '大家现在看得到',
  phone: '电话',
  phoneHint: '座机请带区号',
  who: '谁来接',
  whoExample: '社区值班室',
  from: '从几点',
  until: '到几点',
  end: '撤掉这个号码',
  change: '换成这个',
  save: '给大家看这个电话',
};
