import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('renderer/ui/Chart.module.css', 'utf8');

/** Colours of the charts as their style sheet says them, for light and dark. */
const colors = new Map(
  [...css.matchAll(/--(?<name>[a-z-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\)/gu)].map(({ groups }) => [
    groups?.['name'] ?? '',
    { light: groups?.['light'] ?? '', dark: groups?.['dark'] ?? '' },
  ]),
);

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
};

const colorOf = (name: string, scheme: 'light' | 'dark'): string => colors.get(name)?.[scheme] ?? '';
/** Grounds that charts stand on: page and card, by Mantine; dark cards are lighter than the page. */
const GROUNDS = { light: ['#ffffff', '#f8f9fa'], dark: ['#242424', '#2e2e2e'] } as const;

test.each(['light', 'dark'] as const)('the edge of every series stands out 3 : 1 from its ground in %s, words 4.5 : 1', (scheme) => {
  for (const ground of GROUNDS[scheme]) {
    for (const kind of ['main', 'soft', 'strong', 'plan', 'bad'])
      expect(contrast(colorOf(`series-${kind}`, scheme), ground), `${kind} on ${ground}`).toBeGreaterThanOrEqual(3);
    for (const words of ['chart-text', 'chart-quiet'])
      expect(contrast(colorOf(words, scheme), ground), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(['light', 'dark'] as const)('the pattern of a series can be seen on its own ground in %s', (scheme) => {
  for (const kind of ['soft', 'strong', 'plan', 'bad'])
    expect(contrast(colorOf(`series-${kind}`, scheme), colorOf(`series-${kind}-ground`, scheme)), kind).toBeGreaterThanOrEqual(3);
});
