import { Notification, createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** Deep petrol: reads well under hall lights, in light and dark, and is none of the three temperatures. */
const petrol: MantineColorsTuple = [
  '#e6f5f6',
  '#d3e7e9',
  '#a8ced2',
  '#7ab4ba',
  '#549da5',
  '#3c8f98',
  '#2c8892',
  '#1b757f',
  '#0b6872',
  '#005a63',
];

/** Every screen's sizes, radii and colours. Touch targets are 36 px or more; nothing is smaller than 13 px. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  fontFamily:
    "'Inter Variable', 'Inter', 'Segoe UI Variable', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontWeight: '650' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // below a title its grey misses 4.5 : 1
    Notification: Notification.extend({
      styles: (_theme, { title }) => (title === undefined ? {} : { description: { color: 'var(--mantine-color-dimmed)' } }),
    }),
  },
});

/** Grounds of buttons that white words stand on. */
const filled = {
  '--mantine-color-teal-filled': '#087f5b',
  '--mantine-color-green-filled': '#2b7a38',
  '--mantine-color-orange-filled': '#c24a08',
  '--mantine-color-red-filled': '#c92a2a',
  '--mantine-color-blue-filled': '#1971c2',
} as const;

/** Mantine's own shades where they miss 4.5 : 1 on the grounds they stand on (WCAG 1.4.3). */
export const readableColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...filled,
    '--mantine-color-dimmed': '#596067',
    '--mantine-color-placeholder': '#666d74',
    '--mantine-color-orange-text': '#b3410a',
    '--mantine-color-orange-light-color': '#a33a08',
    '--mantine-color-red-text': '#c22323',
    '--mantine-color-error': '#c22323',
    '--mantine-color-teal-text': '#066b4c',
    '--mantine-color-teal-light-color': '#065c42',
    '--mantine-color-green-light-color': '#21692c',
    '--mantine-color-lime-light-color': '#456d0b',
    '--mantine-color-red-light-color': '#b02525',
    '--mantine-color-gray-light-color': '#444b52',
  },
  dark: {
    '--mantine-color-error': '#ff8787',
    '--mantine-color-dimmed': '#b0b0b0',
    '--mantine-color-placeholder': '#9a9a9a',
    ...filled,
  },
});

/** Colour of a temperature: with its word beside it, never alone (WCAG 1.4.1). */
export const HEAT_COLOR = { cold: 'blue', warm: 'orange', hot: 'red' } as const;

/** Colour of a stage's badge. */
export const STAGE_COLOR = {
  unresolved: 'grape',
  contact: 'gray',
  lead: 'blue',
  mql: 'orange',
  sql: 'red',
  qualified: 'teal',
  customer: 'green',
  ambassador: 'lime',
  disqualified: 'gray',
} as const;
