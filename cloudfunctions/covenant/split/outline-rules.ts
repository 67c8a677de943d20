import type { SplitClause, SplitWarning } from '../../../typings/contract/covenant.ts';
import type { Levels, Line } from './level-rules.ts';
import { follows, type Mark } from './mark-rules.ts';
import { endsSentence, isHeading } from './paragraph-rules.ts';

/** Whether a line heads what is below it. */
export function isHead({ mark, words, text, style }: Line, { clause, heads }: Levels): boolean {
  if (mark?.family === 'chapter') return words === '' || isHeading(words) || style === 'heading';
  if (mark && mark.family === clause) return false;
  if (mark && heads.includes(mark.family)) return true;
  return style === 'heading' && [...text].length <= 60 && !endsSentence(text);
}

/** Outermost first; only the order counts. */
function tierOf({ mark, level = 0 }: Line, { heads }: Levels): number {
  if (mark?.family === 'chapter') return mark.tier;
  const place = mark ? heads.indexOf(mark.family) : -1;
  return 10 + (place < 0 ? level : place);
}

/** A heading that waits for the first clause below it. */
interface Head {
  tier: number;
  words: string;
  isUnsure: boolean;
}

/** The clauses of numbered lines, with the chapters that begin with them. */
export function outlineOf(
  lines: readonly Line[],
  levels: Levels,
  warnings: Set<SplitWarning>,
): SplitClause[] {
  const outline = new Outline(lines, levels, warnings);
  for (const line of lines) outline.take(line);
  outline.end();
  return outline.clauses;
}

class Outline {
  readonly clauses: SplitClause[] = [];
  readonly #levels: Levels;
  readonly #warnings: Set<SplitWarning>;
  readonly #isStopped: boolean;
  #heads: Head[] = [];
  #last: Mark | undefined;
  #mayRestart = false;
  /** the lines of the clause that is read */
  #body: Line[] | undefined;
  #isNumbered = false;

  constructor(lines: readonly Line[], levels: Levels, warnings: Set<SplitWarning>) {
    this.#levels = levels;
    this.#warnings = warnings;
    this.#isStopped = areStopped(lines, levels);
  }

  take(line: Line): void {
    const { clause } = this.#levels;
    if (isHead(line, this.#levels)) this.#takeHead(line);
    else if (line.mark && line.mark.family === clause) this.#takeClause(line, line.mark);
    else if (clause === null) this.#takeParagraph(line);
    else if (this.#body) this.#body.push(line);
    else if (this.#heads.at(-1)?.words === '' && isHeading(line.text)) {
      this.#heads.splice(-1, 1, { tier: 1, words: line.text, isUnsure: false }); // 第一章, its name below
    } else {
      this.#body = [{ ...line, words: line.text }];
      this.#isNumbered = false;
    }
  }

  #takeHead(line: Line): void {
    this.#close(false);
    const tier = tierOf(line, this.#levels);
    const under = this.#heads.findIndex((head) => head.tier >= tier);
    // A heading with nothing below it is a clause by itself.
    if (under >= 0) {
      const empty = this.#heads.splice(under).map(({ words }) => words);
      this.#add(empty.filter(Boolean).join('\n'), 'unnumbered');
    }
    const words = line.mark ? line.words : line.text;
    this.#heads.push({
      tier,
      words: words.replace(/[:：]$/, ''),
      isUnsure: line.style === 'strong',
    });
    this.#mayRestart = this.#levels.clause !== 'article'; // numbers may begin anew below each
  }

  #takeClause(line: Line, mark: Mark): void {
    this.#close(true);
    const isNext = follows(mark, this.#last) || (this.#mayRestart && mark.value === 1);
    if (!isNext || mark.sub > 0) this.#warnings.add('numbers-skip');
    this.#mayRestart = false;
    this.#last = mark;
    this.#body = [line];
    this.#isNumbered = true;
  }

  #takeParagraph(line: Line): void {
    this.#close(false);
    const isName = this.#heads.at(-1)?.words === '' && isHeading(line.text);
    if (isName) this.#heads.splice(-1, 1, { tier: 1, words: line.text, isUnsure: false });
    else if (this.#isStopped && mayHead(line))
      this.#heads.push({ tier: 30, words: line.text, isUnsure: true });
    else this.#add(line.text);
  }

  end(): void {
    this.#close(false);
    const rest = this.#heads.splice(0).map(({ words }) => words);
    this.#add(rest.filter(Boolean).join(' ')); // a heading without anything below
  }

  /** Ends the clause that is read; before another one its last line may turn out to be a heading. */
  #close(isBeforeClause: boolean): void {
    const body = this.#body;
    this.#body = undefined;
    if (!body) return;
    const at = isBeforeClause ? headingIn(body, this.#isStopped) : -1;
    const own = at < 0 ? body : body.slice(0, at);
    const words = own.map((line, which) => (which === 0 ? line.words : line.text));
    const text = words.filter(Boolean).join('\n');
    if (text === '' && this.#isNumbered) this.#warnings.add('empty-clause');
    this.#add(text, this.#isNumbered ? undefined : 'unnumbered');
    if (at < 0) return;
    this.#heads.push({ tier: 30, words: body[at]?.text ?? '', isUnsure: true });
    const section = body.slice(at + 1).map((line) => line.text);
    this.#add(section.join('\n'), 'section');
    this.#mayRestart = this.#levels.clause !== 'article';
  }

  #add(text: string, unsure?: SplitClause['unsure']): void {
    if (text === '') return;
    const heads = this.#heads.splice(0);
    const chapter = heads
      .map(({ words }) => words)
      .filter(Boolean)
      .join(' ');
    const why = unsure ?? (heads.some(({ isUnsure }) => isUnsure) ? 'heading' : undefined);
    this.clauses.push({ chapter, text, ...(why && { unsure: why }) });
  }
}

/** Whether the clauses of a text end as sentences do. */
function areStopped(lines: readonly Line[], { clause }: Levels): boolean {
  const own = lines.filter(({ mark }) => clause === null || mark?.family === clause);
  const said = own.filter(({ words }) => words !== '');
  return said.filter(({ words }) => endsSentence(words)).length * 5 >= said.length * 3;
}

/** Words that ask for something are no name. */
const ASKS = /^(?:不|禁|严|要|应|须|请|每|凡|如|若|对|并|且|或|其|由|经|在|本)|[:：]$|^[（(]/;

/** A short line without a number that may be a heading. */
export function mayHead({ text, mark, isRow }: Line): boolean {
  const length = [...text].length;
  return (
    mark === null && !isRow && length > 1 && length <= 14 && isHeading(text) && !ASKS.test(text)
  );
}

/** Where a heading without a number stands behind a clause, with at most a few sentences below it; -1: nowhere. */
function headingIn(body: readonly Line[], isStopped: boolean): number {
  const found = body.flatMap((line, at) => (at > 0 && mayHead(line) ? [at] : []));
  const [at = -1] = found;
  const line = body[at];
  if (found.length !== 1 || !line) return -1;
  const before = body[at - 1];
  const said = at === 1 ? before?.words : before?.text;
  if (!said || /[:：、，,]$/.test(said)) return -1; // this is what it says
  const isBehind = isStopped ? endsSentence(said) : at === 1;
  if (!isBehind && line.style !== 'strong') return -1;
  const below = body.slice(at + 1);
  const areSentences = below.every(({ text, mark }) => mark === null && endsSentence(text));
  return below.length <= 3 && areSentences ? at : -1;
}
