/**
 * The templates of subscribe messages: what for → the setting of the deployment that holds the template's id,
 * and its id in the local cloud.
 */
export const TEMPLATES = {
  /** a notice asks for confirmation */
  notice: { setting: 'LINLI_TEMPLATE_NOTICE', local: 'linli-notice-published' },
  /** something has changed about a shift: a place is offered, it was cancelled */
  shift: { setting: 'LINLI_TEMPLATE_SHIFT', local: 'linli-shift-changed' },
} as const;

export type TemplateName = keyof typeof TEMPLATES;

/** The settings that a deployment needs. */
export const TEMPLATE_SETTINGS = Object.values(TEMPLATES).map(({ setting }) => setting);

/** The id that WeChat knows a template by. */
export function templateOf(name: TemplateName): string {
  const { setting, local } = TEMPLATES[name];
  return process.env[setting] ?? local;
}

/** A text for a field `thing` of a template, which takes 20 characters. */
export function shortened(text: string): string {
  const letters = [...text];
  return letters.length > 20 ? `${letters.slice(0, 19).join('')}…` : text;
}

/** Whether messages of this template are ever sent. */
export function isTemplate(id: string): boolean {
  return Object.keys(TEMPLATES).some((name) => templateOf(name as TemplateName) === id);
}
