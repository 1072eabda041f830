import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

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
  primaryShade: { light: 8, dark: 6 },
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
