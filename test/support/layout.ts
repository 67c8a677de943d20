import type { Page } from 'playwright-core';
import type { Phone } from './phone.ts';

const WIDTHS = [320, 375, 768, 1280];
const SIZES = ['page', 'page page--large', 'page page--largest'];
const NAME = '欧阳阿卜杜热合曼买买提艾力居马洪江之子名';
export const PLACE =
  '中华人民共和国成立七十五周年纪念新村三期北区高层住宅组团 A-12栋 12单元 3203室（原红星机械厂家属院）东侧电梯厅';
export const MANY = 100_000;

const NAMES = /^(name|byName|communityName|teamName|bodyName|writer|who)$/;
const PLACES = /^(label|place|placeLabel|meet|venue|hello|where)$/;
const COUNTS =
  /^(households|confirmed|total|done|count|counts|supports|opposes|points|balance|free|reachable)$/;

/** What a page offers to choose from has names of its own, and so has its wording. */
const OFFERED = /^(acts|ratingChoices|choices|stances|steps|words)$/;

/** The data of a page with the longest words and these numbers in place of what the demo has. */
export function stretched(data: unknown, number: number, key = ''): unknown {
  if (OFFERED.test(key)) return data;
  if (Array.isArray(data)) return data.map((one) => stretched(one, number, key));
  if (typeof data === 'string' && data !== '') {
    if (NAMES.test(key)) return NAME;
    return PLACES.test(key) ? PLACE : data;
  }
  if (typeof data === 'number') return COUNTS.test(key) ? number : data;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, stretched(value, number, name)]),
  );
}

/**
 * What is laid out badly on the page in front, one line each: a house or a day that breaks in two (but in sentences),
 * a text that is cut or lies beside the screen, texts that lie on each other, and a second ring around a field.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(`(${FIND_FAULTS})()`);
}

/** Runs in the browser. What scrolls sideways by itself may be wider than the screen. */
const FIND_FAULTS = String.raw`() => {
  const TOGETHER = /\d+(栋|单元|号楼)|(\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}/gu;
  const LEFT_OUT = '.read-aloud, .wx-placeholder, .bar, style, script';
  const root = document.querySelector('.phone') ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = new Set();
  const seen = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (text === '' || !element.closest('.page') || element.closest(LEFT_OUT)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width * height > 0);
    if (boxes.length === 0 || !element.checkVisibility()) continue;
    const name = '«' + text.slice(0, 40) + '»';
    const isSentence = text.includes('。');
    for (const match of isSentence ? [] : node.textContent.matchAll(TOGETHER)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1) found.add('«' + match[0] + '» breaks in ' + name);
    }
    let scrolls = false;
    for (let holder = element; holder && holder !== root; holder = holder.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(holder);
      if (overflowX === 'auto' || overflowX === 'scroll') scrolls ||= holder.scrollWidth > holder.clientWidth;
      const outer = holder.getBoundingClientRect();
      const wide = (box) => box.right > outer.right + 1 || box.left < outer.left - 1;
      const high = (box) => box.bottom > outer.bottom + 1 || box.top < outer.top - 1;
      const hidesX = overflowX === 'hidden' && !scrolls;
      const hidesY = overflowY === 'hidden' && !holder.querySelector('.page');
      if ((hidesX && boxes.some(wide)) || (hidesY && boxes.some(high))) found.add('cut: ' + name);
    }
    const frame = root.getBoundingClientRect();
    if (!scrolls && boxes.some((box) => box.right > frame.right + 1 || box.left < frame.left - 1)) {
      found.add('beside the screen: ' + name);
    }
    if (!scrolls) seen.push(...boxes.map((box) => ({ node, name, box })));
  }
  for (const [at, one] of seen.entries()) {
    for (const other of seen.slice(at + 1)) {
      if (one.node === other.node) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width > 2 && height > 6) found.add(one.name + ' lies on ' + other.name);
    }
  }
  const field = document.activeElement;
  if (field?.closest('.field-box') && getComputedStyle(field).outlineStyle !== 'none') found.add('two rings around a field');
  return [...found];
}`;

/** @returns what is laid out badly, of each width and size, with the page's data put in the place of the demo's */
export async function faultsOf(
  { browser, program }: Phone,
  name: string,
  data: object,
): Promise<string[]> {
  const found: string[] = [];
  const page = await program.currentPage();
  const before = browser.viewportSize();
  for (const pageClass of SIZES) {
    await page?.setData({ ...data, pageClass });
    for (const width of WIDTHS) {
      await browser.setViewportSize({ width, height: 812 });
      const all = await layoutFaults(browser);
      found.push(...all.map((fault) => `${name}, ${pageClass} at ${width}: ${fault}`));
    }
  }
  if (before) await browser.setViewportSize(before);
  return found;
}
