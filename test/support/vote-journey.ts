import type { Phone } from './phone.ts';

/** Takes a vote that another page has drawn up through its steps, and announces it. */
export async function announceVote(officer: Phone): Promise<void> {
  await officer.sees('下一步');
  for (const words of ['多少户参加才算数', '坐下来谈的地方', '检查一下']) {
    await officer.tap('action-bar >>> button', -1);
    await officer.sees(words);
  }
  await officer.tap('action-bar >>> button', -1);
  await officer.sees('都符合规定');
  await officer.tap('action-bar >>> button', -1);
  await officer.answer('confirm');
  await officer.misses('都符合规定');
}

/** Answers the one question of a vote, from the page that leads to it. */
export async function answerVote(voter: Phone, page: string, option: string): Promise<void> {
  await voter.open(page);
  await voter.tap('[data-do="vote"]');
  await voter.sees('不记名');
  await voter.tap(`[data-option="${option}"]`);
  await voter.answer('confirm');
  await voter.sees('您的意见记下了');
}

/**
 * Two sign the result of a counted vote, and the first of them puts it up.
 * @param record address of its result
 * @param signers with their names as the page shows them
 */
export async function publishVote(
  record: string,
  signers: readonly [first: [Phone, string], second: [Phone, string]],
): Promise<void> {
  for (const [phone, name] of signers) {
    await phone.open(record);
    await phone.sees('核对过了，签字');
    await phone.tap('action-bar >>> button');
    await phone.answer('confirm');
    await phone.sees(name);
  }
  const [[first]] = signers;
  await first.open(record);
  await first.sees('公示结果');
  await first.tap('action-bar >>> button');
  await first.answer('confirm');
  await first.misses('公示结果');
}
