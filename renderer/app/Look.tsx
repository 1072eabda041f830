import { MantineProvider, createTheme, mergeThemeOverrides } from '@mantine/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readStyleNonce } from '#renderer/lib/booth.ts';
import { newSchemeManager } from '#renderer/ui/scheme.ts';
import { readableColors, theme } from '#renderer/ui/theme.ts';

const schemeManager = newSchemeManager();

/** The theme around everything, with the words that its components speak by themselves in the language of the screens. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const close = t('app.close');
  const spoken = useMemo(
    () =>
      mergeThemeOverrides(
        theme,
        createTheme({ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } } } }),
      ),
    [close],
  );
  return (
    <MantineProvider
      theme={spoken}
      defaultColorScheme="auto"
      colorSchemeManager={schemeManager}
      cssVariablesResolver={readableColors}
      getStyleNonce={readStyleNonce}
    >
      {children}
    </MantineProvider>
  );
}
