import { describe, expect, test } from 'vitest';
import { type ColourToken, darkColours, lightColours } from '../../../../renderer/app/design-tokens.ts';

/** Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const words: [text: ColourToken, on: ColourToken[]][] = [
  ['text', ['bg', 'surface', 'surface-2', 'hover', 'accent-soft', 'strip', 'overdue-soft']],
  ['text-2', ['bg', 'surface', 'surface-2', 'hover', 'accent-soft', 'strip']],
  ['text-3', ['bg', 'surface', 'surface-2', 'hover', 'accent-soft', 'strip']],
  ['accent-text', ['bg', 'surface', 'accent-soft', 'hover']],
  ['overdue', ['surface', 'surface-2', 'hover', 'accent-soft', 'overdue-soft']],
  ['on-accent', ['accent-fill', 'accent-hover']],
];
const shapes: [shape: ColourToken, on: ColourToken[]][] = [
  ['control', ['bg', 'surface']],
  ['accent', ['bg', 'surface', 'surface-2', 'accent-soft']],
];

describe.each([
  ['light', lightColours],
  ['dark', darkColours],
])('%s scheme', (_name, colours) => {
  test.each(words)('%s is readable: 4.5 to 1', (text, surfaces) => {
    for (const surface of surfaces)
      expect([surface, contrast(colours[text], colours[surface])]).toSatisfy(atLeast(4.5));
  });

  test.each(shapes)('%s can be made out: 3 to 1', (shape, surfaces) => {
    for (const surface of surfaces) expect([surface, contrast(colours[shape], colours[surface])]).toSatisfy(atLeast(3));
  });
});

function atLeast(ratio: number) {
  return ([, measured]: [string, number]) => measured >= ratio;
}
