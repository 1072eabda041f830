import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './Row.module.css';

type Props = { readonly label: string; readonly hint?: ReactNode; readonly children: ReactNode };

/** One question about a lead: its name on the left, the answers on the right, read as one group. */
export function Row({ label, hint, children }: Props) {
  const id = useId();
  return (
    <fieldset className={classes.row} aria-labelledby={id}>
      <div className={classes.label}>
        <span id={id}>{label}</span>
        {hint !== undefined && <div>{hint}</div>}
      </div>
      <div className={classes.content}>{children}</div>
    </fieldset>
  );
}
