import type { Paragraph } from '../split/paragraph-rules.ts';

interface Style {
  name: string;
  basedOn: string;
  list?: string;
  level?: number;
  outline?: number;
}

/** What a style says about paragraphs: what they are, and how they are numbered. */
export interface StyleMeaning {
  style?: Paragraph['style'];
  level?: number;
  /** of its list; '0' if it has none on purpose */
  list?: string;
  listLevel?: number;
}

const LONGEST_CHAIN = 20;

/** Reads word/styles.xml tag by tag. */
export class StyleReader {
  readonly #styles = new Map<string, Style>();
  #style: Style | undefined;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const value = attributes.get('val') ?? '';
    if (name === 'style') {
      this.#style = { name: '', basedOn: '' };
      this.#styles.set(attributes.get('styleId') ?? '', this.#style);
    } else if (!this.#style) return;
    else if (name === 'name') this.#style.name = value;
    else if (name === 'basedOn') this.#style.basedOn = value;
    else if (name === 'numId') this.#style.list = value;
    else if (name === 'ilvl') this.#style.level = Number(value) || 0;
    else if (name === 'outlineLvl') this.#style.outline = Number(value);
  }

  close(name: string): void {
    if (name === 'style') this.#style = undefined;
  }

  /** What a style says, also by those that it is based on. */
  meaningOf(styleId: string): StyleMeaning {
    const meaning: StyleMeaning = {};
    let id = styleId;
    for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
      const style = this.#styles.get(id);
      if (!style) break;
      if (meaning.list === undefined && style.list !== undefined) {
        meaning.list = style.list;
        if (style.level !== undefined) meaning.listLevel = style.level;
      }
      if (meaning.style === undefined) Object.assign(meaning, kindOf(style));
      id = style.basedOn;
    }
    return meaning;
  }
}

/** By the name that Word gives it in any language, or by the level at which it is listed. */
function kindOf({ name, outline }: Style): Pick<StyleMeaning, 'style' | 'level'> {
  if (/^(?:toc\b|toc\d|目录)/i.test(name)) return { style: 'contents' };
  if (/^(?:title|标题)$/i.test(name)) return { style: 'title' };
  const [, level] = /^(?:heading|标题) ?([1-9])/i.exec(name) ?? [];
  if (level !== undefined) return { style: 'heading', level: Number(level) };
  return outlined(outline);
}

/** Levels count from 0 and end with 8; 9 is plain text. */
export function outlined(outline: number | undefined): Pick<StyleMeaning, 'style' | 'level'> {
  const isHeading = outline !== undefined && outline >= 0 && outline < 9;
  return isHeading ? { style: 'heading', level: outline + 1 } : {};
}
