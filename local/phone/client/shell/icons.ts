/** Line drawings of the frame, drawn here so that nothing is loaded from outside. */
const PATHS = {
  back: '<path d="M15 5l-7 7 7 7"/>',
  home: '<path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z"/>',
  more: '<circle cx="5" cy="12" r="1.6"/><circle cx="12" cy="12" r="2.4"/><circle cx="19" cy="12" r="1.6"/>',
  close: '<circle cx="12" cy="12" r="8"/><circle cx="12" cy="12" r="2.4"/>',
  success: '<path d="M5 13l5 5L20 7"/>',
  error: '<path d="M6 6l12 12M18 6L6 18"/>',
  loading: '<path d="M12 3a9 9 0 1 0 9 9"/>',
} as const;

const FILLED = new Set<string>(['more']);

export type IconName = keyof typeof PATHS;

/** An icon; it carries no meaning of its own for a screen reader. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `phone-icon phone-icon-${name}${FILLED.has(name) ? ' is-filled' : ''}`);
  svg.innerHTML = PATHS[name];
  return svg;
}
