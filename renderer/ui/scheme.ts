import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

/** Keeps the colour scheme in memory: the setting itself lies in the database, nothing in localStorage. */
export function newSchemeManager(): MantineColorSchemeManager {
  let scheme: MantineColorScheme | null = null;
  return {
    get: (fallback) => scheme ?? fallback,
    set: (value) => {
      scheme = value;
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => {
      scheme = null;
    },
  };
}
