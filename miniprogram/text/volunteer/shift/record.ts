/** A shift that has been and that nobody had planned. */
export const SHIFT_RECORD = {
  title: '办了什么',
  titleExample: '例如：雨后清淤',
  kind: '哪一类',
  meet: '在哪里',
  meetExample: '例如：3 栋门口',
  day: '哪一天',
  why: '为什么事后才记',
  whyHint: '核对的人和监督的人看得到',
  whyExample: '例如：夜里突降大雨，大家临时来的',
  save: '补记这一班',
  signed: '记录里会写明是您记的',
  longer: '这一班延长了',
  wantsTitle: '请写上办了什么。',
  wantsMeet: '请写上在哪里。',
  wantsWhy: '请写一句为什么事后才记，核对的人看得到。',
};

const COUNTS_WHEN = '接着给来的人补记时长，都要队外的人核对以后才算数，监督的人看得到是谁补记的。';

/** What is recorded here. @param longer the shift that went on for longer, and when it was to end; null: none */
export function recordIntro(longer: { title: string; until: string } | null): string {
  return longer
    ? `“${longer.title}”原定 ${longer.until} 结束，后来又做了一阵的，把多出来的这一段记上。${COUNTS_WHEN}`
    : `办过了、事先没有安排的，补记在这里。${COUNTS_WHEN}`;
}
