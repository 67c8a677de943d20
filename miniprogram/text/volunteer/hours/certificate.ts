/** Anybody who holds a certificate sees here what it says. */
export const CERTIFICATE_CHECK = {
  title: '这张证明是真的吗',
  hint: '照着证明上的编号和验证码输，谁都可以查，不用加入社区。',
  found: '查到了这张证明',
  foundHint: '和纸上写的一样，就是真的；有一处不一样，就不要认。',
  community: '哪个社区开的',
  number: '证明编号',
  numberExample: 'ZY 开头，18 位',
  code: '验证码',
  codeExample: '8 位字母和数字',
  check: '查一查',
  wrongNumber: '编号是 ZY 开头的 18 位，请照着证明再看一遍。',
  wrongCode: '验证码是 8 位字母和数字，请照着证明再看一遍。',
};

/** Whose certificates are looked up. */
export const issuerWords = (community: string) => `${community}开的证明`;
