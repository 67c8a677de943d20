/** Good answers kept for when there is no network. The newest 20, oldest out first. */
interface Kept<Data> {
  data: Data;
  /** UTC milliseconds */
  at: number;
}

const INDEX = 'answers';
const MOST = 20;
const keyOf = (name: string) => `answer:${name}`;

export function keepAnswer<Data>(name: string, data: Data, at: number): void {
  const names = [name, ...keptNames().filter((one) => one !== name)];
  for (const old of names.slice(MOST)) wx.removeStorageSync(keyOf(old));
  wx.setStorageSync(keyOf(name), { data, at });
  wx.setStorageSync(INDEX, names.slice(0, MOST));
}

export function lastAnswer<Data>(name: string): Kept<Data> | null {
  return (wx.getStorageSync(keyOf(name)) as Kept<Data> | '') || null;
}

/** After the person's households have changed, nothing old is shown. */
export function forgetAnswers(): void {
  for (const name of keptNames()) wx.removeStorageSync(keyOf(name));
  wx.removeStorageSync(INDEX);
}

function keptNames(): string[] {
  return (wx.getStorageSync(INDEX) as string[] | '') || [];
}
