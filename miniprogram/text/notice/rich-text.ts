/** A piece of a line: bold or not. */
export interface Run {
  text: string;
  bold: boolean;
}

/** A line of a notice as it is shown. */
export interface Block {
  kind: 'heading' | 'item' | 'text' | 'gap';
  /** · or 1. before an item */
  mark: string;
  runs: Run[];
}

/**
 * Reads the few marks that a notice may have: `## ` a heading, `- ` or `1. ` an item of a list, `**`
 * around bold text. Whatever is not such a mark stays as it was written.
 */
export function blocksOf(body: string): Block[] {
  return body.split('\n').map((line) => {
    if (line.trim() === '') return { kind: 'gap', mark: '', runs: [] };
    const heading = /^#{1,3} +(.+)$/.exec(line);
    if (heading) return { kind: 'heading', mark: '', runs: runsOf(heading[1] ?? '') };
    const item = /^ {0,3}(?:[-*·]|(\d{1,3})[.、]) +(.+)$/.exec(line);
    if (item) {
      return { kind: 'item', mark: item[1] ? `${item[1]}.` : '·', runs: runsOf(item[2] ?? '') };
    }
    return { kind: 'text', mark: '', runs: runsOf(line) };
  });
}

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  for (const part of line.split(/(\*\*[^*\n]+\*\*)/)) {
    const bold = /^\*\*(.+)\*\*$/.exec(part);
    if (part !== '') runs.push({ text: bold?.[1] ?? part, bold: bold !== null });
  }
  return runs;
}

/** The same without marks, to paste into a group. */
export function plainText(body: string): string {
  return blocksOf(body)
    .map(({ kind, mark, runs }) => {
      const text = runs.map((run) => run.text).join('');
      if (kind === 'heading') return `【${text}】`;
      return kind === 'item' ? `${mark} ${text}` : text;
    })
    .join('\n');
}
