import type { ReactNode } from 'react';
import { Portal } from '@mantine/core';
import classes from './Paper.module.css';

/**
 * What goes on paper while it is mounted: never seen on the screen, and the only thing that a printer or a PDF shows
 * (`renderer/lib/paper.ts`). A4, black on white whatever the screen's colours are.
 */
export const Paper = ({ children }: { readonly children: ReactNode }) => (
  <Portal target={document.body}>
    <div className={classes['paper']} data-paper>
      {children}
    </div>
  </Portal>
);
