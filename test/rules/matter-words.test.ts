import { describe, expect, it } from '@jest/globals';
import { publicDraft } from '../../miniprogram/text/matter/wording.ts';

/** What an officer begins the public wording of a matter with. */

describe('the draft of a public wording', () => {
  it.each([
    ['灯坏了，电话13900000000，请快来', '灯坏了，电话，请快来'],
    ['打 0735-2812345 找我', '打  找我'],
    ['身份证 11010519491231002X 丢了', '身份证  丢了'],
    ['是王某某弄坏的', '是有人弄坏的'],
    ['李大爷家漏水', '有人家漏水'],
    ['三楼的灯坏了', '三楼的灯坏了'],
  ])('%s → %s', (words, open) => {
    expect(publicDraft(words)).toBe(open);
  });
});
