import type { ReactNode } from 'react';
import { Portal } from '@mantine/core';
import classes from './Paper.module.css';

type Props = { readonly children: ReactNode; readonly isLandscape?: boolean };

/**
 * What goes on paper while it is mounted: never seen on the screen, and the only thing that a printer or a PDF shows
 * (`renderer/lib/paper.ts`). A4 with margins of 12 mm, black on white whatever the screen's colours are.
 */
export const Paper = ({ children, isLandscape = false }: Props) => (
  <Portal target={document.body}>
    <div className={classes['paper']} data-paper data-landscape={isLandscape ? '' : undefined} aria-hidden>
      {children}
    </div>
  </Portal>
);
